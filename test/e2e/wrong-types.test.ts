import assert from "node:assert/strict";
import { describe } from "node:test";
import dummy from "../../mocks/challenges/dummy.js";
import { extent } from "../extent-plugin.js";
import { send } from "./built-page.js";
import { isExecutor } from "./gates.js";
import { scene, type Visit } from "./visit.js";
import { shuffled, spread, wrongTypes, type WrongType } from "./wrong-types.js";

/** `npm run fuzz` tries all cases, in an order of its own each time. */
const { isWhole, seed } = extent();
const cases = shuffled(wrongTypes(), seed);

/** Steps that go on by themselves within seconds, or say for good that nothing is left to do. */
const NEEDS_NO_PRESS =
  /^(ak-provider-iframe-logout|ak-provider-saml-native-logout|ak-stage-endpoint-agent|xak-flow-frame|ak-stage-authenticator-webauthn|ak-stage-authenticator-validate|ak-provider-oauth2-device-code-finish|ak-stage-captcha|ak-source-.*)$/;

/** What may be said on the console: these report what really did not load. */
const TRUE_WORDS =
  /publicKey|does not show|did not start|did not load|Content.Security.Policy|^Violates|sandbox|ERR_|net::|has been blocked|preload/i;

/**
 * So many cases share a page; those who try all of them hear of each page as it ends, and several are open at a time.
 */
const SHARE = 500;

describe("challenges with a member of a wrong type", { concurrency: isWhole ? 3 : 1 }, () => {
  for (const [mode, list] of Object.entries({
    off: spread(cases, isWhole ? Infinity : 300),
    on: spread(isWhole ? cases : cases.toReversed(), isWhole ? Infinity : 200),
  })) {
    for (let from = 0; from < list.length; from += SHARE) tryAll(mode, list.slice(from, from + SHARE), from);
  }
});

function tryAll(mode: string, list: readonly WrongType[], from: number) {
  const which = `compatibility ${mode}, seed ${seed}, from ${from}`;
  scene(`all ${list.length} of them show something and have a way out (${which})`, async (visit) => {
    await begin(visit, mode, list);
    const faults: string[] = [];
    for (const [at, one] of list.entries()) {
      visit.complaints.length = 0;
      const fault = await tryOut(visit, at, one);
      const said = visit.complaints.filter((text) => !TRUE_WORDS.test(text));
      if (fault || said.length) faults.push([name(one), fault, ...said].join(" | ").slice(0, 600));
    }
    visit.complaints.length = 0;
    assert.equal(faults.join("\n"), "");
  });
}

function name({ component, path, value, isReply }: WrongType): string {
  return `${component}${isReply ? " as reply" : ""}: ${path} = ${JSON.stringify(value).slice(0, 40)}`;
}

/** Opens the page once; each case is a flow of its own, which the executor of the page is led to. */
async function begin(visit: Visit, mode: string, list: readonly WrongType[]) {
  visit.site.gate = (request, reply, next) => {
    const one = list[Number(/\/executor\/case-(\d+)\//.exec(request.url ?? "")?.[1])];
    if (!isExecutor(request) || !one) return next();
    const isDue = request.method === "POST" || !one.isReply;
    const isOver = request.method === "POST" && !one.isReply;
    const challenge = isOver ? { component: "xak-flow-redirect", to: "/" } : isDue ? one.challenge : dummy.states.first;
    send(reply, JSON.stringify(challenge), { type: "application/json" });
  };
  await visit.open("default-authentication-flow", `compatibility=${mode}`);
  await visit.focus("uidField");
  await visit.page.evaluate(() => {
    addEventListener("ak-redirect", (event) => {
      event.preventDefault();
      document.querySelector("ak-flow-executor")?.setAttribute("data-left", "");
    });
  });
}

/** @returns what is wrong with what is seen, if anything */
function tryOut({ page }: Visit, at: number, { component, isReply, challenge }: WrongType): Promise<string> {
  return page.evaluate(
    async (slug, component, isReply, needsNoPress) => {
      const executor = document.querySelector("ak-flow-executor");
      if (!executor) return "there is no executor any more";
      const root = executor.renderRoot as ShadowRoot;
      const failure = () => root.querySelector(".pf-c-login__main > .pf-c-alert, .pf-c-login__main > [role=alert]");
      const stage = (name: string) => {
        const found = root.querySelector<HTMLElement & { hasUpdated: boolean; busy: boolean }>(name);
        return found?.hasUpdated && !found.busy ? found : undefined;
      };
      const frame = () => new Promise((resolve) => setTimeout(resolve, 5));
      const until = async (isTrue: () => unknown) => {
        const end = performance.now() + 30_000;
        while (!isTrue() && performance.now() < end) await frame();
        return isTrue();
      };
      const left = () => executor.hasAttribute("data-left");
      const name = /^[a-z][-a-z0-9]*$/.test(component) ? component : "x-none";
      executor.removeAttribute("data-left");
      const before = stage(name);
      executor.slug = slug;
      await executor.updateComplete;
      if (isReply) {
        await until(() => stage("ak-stage-dummy"));
        stage("ak-stage-dummy")?.renderRoot.querySelector<HTMLElement>("[type=submit]")?.click();
        if (component === "ak-stage-dummy") await frame();
      }
      const shown = () => left() || failure() || (stage(name) !== before && stage(name));
      if (!(await until(shown))) return "nothing came";
      await executor.updateComplete;
      await frame();
      const nodes: Node[] = [root];
      let text = "";
      let ways = 0;
      for (let node = nodes.pop(); node; node = nodes.pop()) {
        if (node instanceof Element && !node.checkVisibility()) continue;
        if (node instanceof Text) text += node.data;
        if (node instanceof Element && node.matches("button:not([disabled]), a[href], input, select, textarea")) ways++;
        nodes.push(...((node as Element).shadowRoot ?? node).childNodes);
      }
      text = text.replace(/\s+/g, " ").trim();
      if (left()) return "";
      if (!text) return "nothing is said";
      if (/\[object|undefined|NaN/.test(text)) return `it says: ${text.slice(0, 200)}`;
      return ways || (needsNoPress && !failure()) ? "" : `there is no way out of: ${text.slice(0, 200)}`;
    },
    `case-${at}`,
    String(challenge["component"]),
    isReply,
    NEEDS_NO_PRESS.test(component),
  );
}

declare global {
  interface HTMLElement {
    readonly renderRoot: HTMLElement | DocumentFragment;
  }
}
