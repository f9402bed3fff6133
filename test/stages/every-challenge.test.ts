import { expect, waitUntil as until } from "@open-wc/testing";
import "dompurify";
import fc from "fast-check";
import "uqr";
import { FlowExecutor } from "../../src/executor/index.js";
import { executorUrl, type Challenge } from "../../src/protocol/index.js";
import { RespondEvent } from "../../src/stage/respond-event.js";
import type { Stage } from "../../src/stage/stage.js";
import { stages } from "../../stages/registry.js";
import { ignoreComplaints } from "../complaints.js";
import type { Extent } from "../extent-plugin.js";
import type { ChallengeSchemas } from "../openapi-plugin.js";
import { challenges } from "./every/challenges.js";
import { HostileCalls, executables, hostileTexts } from "./every/hostile.js";

const schemas = (await (await fetch("/challenge-schemas.json")).json()) as ChallengeSchemas;
const { challenges: numRuns, seed } = (await (await fetch("/extent.json")).json()) as Extent;

ignoreComplaints(); // each challenge is judged by itself, and the policy below keeps much from loading
FlowExecutor.registry = stages;
customElements.define("ak-flow-executor", FlowExecutor);

/**
 * Whatever is written into the page may run, but nothing is asked of anybody: neither pages, pictures nor scripts that
 * a challenge names.
 */
function keepOffline(): void {
  const own = ["node_modules", "src", "stages", "test"].map((folder) => `${location.origin}/${folder}/`);
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = `img-src data:; frame-src data:; script-src 'unsafe-inline' 'unsafe-eval' data: ${own.join(" ")}`;
  document.head.append(policy);
}

/** One executor in the page, which is given challenges instead of asking for them. */
class Host {
  readonly executor = document.createElement("ak-flow-executor");
  readonly #failures: Error[] = [];
  readonly #fetch = window.fetch.bind(window);
  readonly #over = new AbortController();

  constructor() {
    const { signal } = this.#over;
    window.addEventListener("ak-redirect", (event) => event.preventDefault(), { signal });
    const note = (event: ErrorEvent | PromiseRejectionEvent) => {
      if (event.target !== window) return; // pictures and scripts that did not load
      event.preventDefault();
      event.stopImmediatePropagation();
      const cause: unknown = "reason" in event ? event.reason : event.error;
      this.#failures.push(cause instanceof Error ? cause : new Error("Something was thrown", { cause }));
    };
    window.addEventListener("error", note, { signal, capture: true });
    window.addEventListener("unhandledrejection", note, { signal, capture: true });
    // No reply comes.
    window.fetch = (_, init) =>
      new Promise((_, reject) =>
        init?.signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError"))),
      );
    const first: Challenge = { component: "ak-stage-dummy", name: "" };
    const server = new URL("/", location.href).href;
    const started = { url: executorUrl(server, "flow"), response: Promise.resolve(Response.json(first)) };
    Object.assign(this.executor, { slug: "flow", server: "/", query: "", started });
    this.executor.style.display = "none"; // laying it out would take most of the time
    document.body.append(this.executor);
  }

  /** Forgets what went wrong before. */
  async settle(): Promise<void> {
    await nextTask();
    this.#failures.length = 0;
  }

  /** Shows a challenge, and waits until everything is done that needs no answer from elsewhere. */
  async show(challenge: Challenge): Promise<void> {
    this.#place?.dispatchEvent(new RespondEvent({ kind: "challenge", challenge }));
    await nextTask();
    await this.executor.updateComplete;
    // The stages are all that is ever put there.
    await this.#place?.querySelector<Stage>("div > *")?.updateComplete;
    const [failure] = this.#failures.splice(0);
    if (failure) throw failure;
  }

  /** What must not be found in the page. */
  executables(): string[] {
    return this.executor.shadowRoot ? executables(this.executor.shadowRoot) : [];
  }

  get #place() {
    return this.executor.shadowRoot?.querySelector("[part=challenge]");
  }

  stop() {
    this.executor.remove();
    this.#over.abort();
    window.fetch = this.#fetch;
  }
}

/** Waits for whatever is already under way. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

describe("whatever the server sends", () => {
  let host: Host;
  let calls: HostileCalls;
  before(async function () {
    this.timeout(30_000);
    for (const [name, load] of Object.entries(stages)) customElements.define(name, (await load()).default);
    keepOffline();
    host = new Host();
    calls = new HostileCalls();
  });
  after(() => {
    host.stop();
    calls.stop();
  });

  beforeEach(() => host.settle());

  it("is noticed where it runs", async () => {
    const careless = document.body.appendChild(document.createElement("div"));
    careless.innerHTML = hostileTexts.join("");
    expect(executables(careless)).not.to.be.empty;
    await until(() => calls.count > 1, "nothing ran");
    careless.remove();
    calls.count = 0;
  });

  for (const component of Object.keys(schemas.components)) {
    it(`${component} renders it, and runs nothing of it`, async function () {
      this.timeout(300_000);
      const property = fc.asyncProperty(challenges(component, schemas), async (challenge) => {
        await host.show(challenge as Challenge);
        expect(host.executables()).to.deep.equal([]);
        expect(calls.count).to.equal(0);
      });
      await fc.assert(property, { numRuns, seed, includeErrorInReport: true });
    });
  }
});
