import { expect } from "@open-wc/testing";
import webauthn from "../../mocks/challenges/authenticator-webauthn.js";
import { ScriptedExecutor, all, one, open, show, until, words } from "../flow.js";

const { first, refused } = webauthn.states;

/** What a browser says in place of ours, whose prompt no test can press. */
type Create = (options?: CredentialCreationOptions) => Promise<Credential | null>;

describe("The stage that registers a passkey", () => {
  const browsers = navigator.credentials.create.bind(navigator.credentials);
  let asked = 0;
  let ended = 0;

  /** Stays pending until it is aborted. */
  const waiting: Create = (options) =>
    new Promise((_, reject) => {
      options?.signal?.addEventListener("abort", () => {
        ended++;
        reject(new DOMException("", "AbortError"));
      });
    });
  const failing =
    (name: string): Create =>
    () =>
      Promise.reject(new DOMException("", name));

  beforeEach(() => {
    asked = ended = 0;
  });
  afterEach(() => (navigator.credentials.create = browsers));

  function behave(create: Create): void {
    navigator.credentials.create = (options) => {
      asked++;
      return create(options);
    };
  }

  it("starts once by itself, however often it renders", async () => {
    behave(waiting);
    const { visit, stage } = await show(first);
    await until(() => asked === 1, "it did not start");
    visit.executor.theme = "dark";
    await visit.executor.updateComplete;
    stage.requestUpdate();
    await stage.updateComplete;
    expect(asked).to.equal(1);
  });

  it("starts again when the user wants it to, and ends what was pending before", async () => {
    behave(waiting);
    const { stage } = await show(first);
    await until(() => asked === 1, "it did not start");
    one(stage, "button").click();
    await until(() => asked === 2, "it did not start again");
    expect(ended).to.equal(1);
    expect(complaints(stage)).to.deep.equal([]);
  });

  it("tells what went wrong, with a way to try again and a way out, and waits", async () => {
    const sentences = new Set<string>();
    for (const name of ["NotAllowedError", "SecurityError", "InvalidStateError", "ConstraintError", "UnknownError"]) {
      asked = 0;
      behave(failing(name));
      const { visit, stage } = await show(first);
      await until(() => complaints(stage).length === 1, `${name} was not told`);
      sentences.add(complaints(stage)[0] ?? "");
      expect(words(one(stage, "button"))).to.equal("Try again");
      expect(words(one(stage, ".pf-m-link"))).to.equal("Cancel");
      expect(asked).to.equal(1);
      visit.executor.remove();
    }
    expect(sentences).to.have.property("size", 5);
  });

  it("does not start by itself after a refusal, but shows it and waits for the user (no loop)", async () => {
    behave(waiting);
    const { stage } = await show(refused);
    expect(complaints(stage)).to.have.length(1);
    expect(asked).to.equal(0);
    one(stage, "button").click();
    await until(() => asked === 1, "the button did nothing");
  });

  it("takes the newest challenge", async () => {
    const challenges: string[] = [];
    behave((options) => {
      challenges.push(new TextDecoder().decode(options?.publicKey?.challenge));
      return waiting(options);
    });
    const { stage } = await show(first);
    await until(() => asked === 1, "it did not start");
    stage.challenge = { ...refused, registration: { ...refused.registration, challenge: "bmV3" } };
    await stage.updateComplete;
    expect(ended).to.equal(1);
    one(stage, "button").click();
    await until(() => asked === 2, "the button did nothing");
    expect(challenges[1]).to.equal("new");
  });

  it("leaves no ceremony behind", async () => {
    behave(waiting);
    const { visit } = await show(first);
    await until(() => asked === 1, "it did not start");
    visit.executor.remove();
    await until(() => ended === 1, "the ceremony went on");
  });

  it("sends the passkey, and tells why it is refused", async () => {
    behave(() => Promise.resolve(credential));
    const executor = new ScriptedExecutor(first, refused);
    const visit = await open("flow");
    const stage = await visit.stage("ak-stage-authenticator-webauthn");
    await until(() => executor.responses.length === 1, "nothing was sent");
    await until(() => complaints(stage).length === 1, "the refusal was not told");
    expect(asked).to.equal(1);
    expect(executor.responses[0]).to.have.nested.property("response.id", "bm90aGluZw");
  });
});

const bytes = new TextEncoder().encode("nothing").buffer;
/** A passkey of no authenticator. */
const credential = {
  id: "bm90aGluZw",
  rawId: bytes,
  type: "public-key",
  response: { attestationObject: bytes, clientDataJSON: bytes },
  getClientExtensionResults: () => ({}),
} as unknown as Credential;

function complaints(stage: Element): string[] {
  return all(stage, "[role=alert]").map(words);
}
