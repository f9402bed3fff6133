import type { Mutant } from "./mutant.js";

/** Breaks of the headless core: session, steps, transport, targets. */
export const PROTOCOL: readonly Mutant[] = [
  {
    breaks: "Try again sends a response anew that got lost before the question was asked again",
    file: "src/protocol/session.ts",
    text: "this.#unconfirmed = undefined;\n    const { challenge } = this.#state;",
    by: "const { challenge } = this.#state;",
    tests: ["test/protocol/lost.test.ts", "test/protocol/states.test.ts"],
  },
  {
    breaks: "a response that counts once is sent again after the connection broke",
    file: "src/protocol/session.ts",
    text: "&& !SINGLE_USE.some((member) => member in submission)",
    by: "",
    tests: ["test/protocol/once.test.ts"],
  },
  {
    breaks: "an overtaken exchange still changes where the session stands",
    file: "src/protocol/session.ts",
    text: "if (!signal.aborted) this.#become(next);",
    by: "this.#become(next);",
    tests: ["test/protocol/overtaken.test.ts"],
  },
  {
    breaks: "users are told that a response was not checked, though the server does not say so",
    file: "src/protocol/session.ts",
    text: "unchecked: Boolean(reply.response_errors)",
    by: "unchecked: true",
    tests: ["test/protocol/restarted.test.ts"],
  },
  {
    breaks: "a refused response begins another step, whose stage has none of the user's entries",
    file: "src/protocol/session.ts",
    text: "((reply.response_errors && !restarts) ?? isSameStep(last, reply))",
    by: "isSameStep(last, reply)",
    tests: ["test/protocol/steps.test.ts", "test/protocol/restarted.test.ts"],
  },
  {
    breaks: "the same question without a word is shown as if nothing had happened",
    file: "src/protocol/session.ts",
    text: "const isRepeated = !reply.response_errors && isSameStep(reply, challenge);",
    by: "const isRepeated = false;",
    tests: ["test/protocol/steps.test.ts"],
  },
  {
    breaks: "a redirect to an address that no page may open is taken for a step of the flow",
    file: "src/protocol/session.ts",
    text: "if (!isSafe) return",
    by: "if (isSafe && false) return",
    tests: ["test/protocol/redirects.test.ts"],
  },
  {
    breaks: "renewed options for a new passkey count as another step",
    file: "src/protocol/step.ts",
    text: '  "registration",\n',
    by: "",
    tests: ["test/protocol/steps.test.ts"],
  },
  {
    breaks: "a page may open a document that a script made (blob:)",
    file: "src/protocol/target.ts",
    text: "|blob|",
    by: "|",
    tests: ["test/engines/target.test.ts"],
  },
  {
    breaks: "a redirect to the executor of another host is taken for this one",
    file: "src/protocol/transport.ts",
    text: "target.host === executor.host && ",
    by: "",
    tests: ["test/protocol/redirects.test.ts"],
  },
  {
    breaks: "a redirect to another origin looks like a server that is down",
    file: "src/protocol/transport.ts",
    text: 'init.redirect = error.status ? "follow" : "manual";',
    by: "",
    tests: ["test/protocol/answers.test.ts", "test/protocol/patience.test.ts", "test/engines/redirects.test.ts"],
  },
  {
    breaks: "the reply to the page's early question is taken for the reply to a response",
    file: "src/protocol/transport.ts",
    text: "init.method ? undefined : this.#started",
    by: "this.#started",
    tests: ["test/protocol/patience.test.ts"],
  },
];
