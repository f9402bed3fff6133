import { definition } from "../../src/compat/entry.js";
import { FlowExecutor } from "../../src/executor/index.js";
import type { Component, FlowInfo } from "../../src/protocol/index.js";
import { brandSheet } from "../../src/stage/brand-sheet.js";
import { RespondEvent } from "../../src/stage/respond-event.js";
import { Stage } from "../../src/stage/stage.js";
import { stages } from "../../stages/registry.js";
import { demoBrand } from "../brand.js";
import { fixtures } from "../challenges/index.js";
import { standIn } from "./stand-ins.js";

/** What the page around a frame can do with it: a frame fires `ak-frame` on its element, with this, once it can. */
export interface StageFrame {
  readonly executor: FlowExecutor;
  /** Shows another state, in a flow that differs from the fixture's in these members. */
  readonly show: (component: Component, state: string, flow?: Partial<FlowInfo>) => Promise<void>;
}

/** One stage in one state: `?component=…&state=…`, or what the page around says; with `theme`, `dir`, `compatibility` and `busy`. */
const choice = new URLSearchParams(location.search);
let body = "";
let count = 0;

// The server's icons are not here.
const icon = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><circle cx="10" cy="10" r="8" fill="#6b7a99"/></svg>')}`;

/** The challenge of a fixture, as the server sends it. */
function write(component: string, state: string, flow: Partial<FlowInfo>): string {
  const states = fixtures.find((fixture) => fixture.component === component)?.states ?? {};
  const challenge = Object.entries(states).find(([name]) => name === state)?.[1];
  if (!challenge) throw new Error("There is no such state");
  const { flow_info } = challenge;
  const text = JSON.stringify({ ...challenge, ...(flow_info ? { flow_info: { ...flow_info, ...flow } } : {}) });
  return text.replace(/\/static\/authentik\/sources\/\w+\.svg/g, icon);
}

// Every question is answered by the fixture; an answer stays on its way for ever.
window.fetch = (_, init) =>
  init?.method === "POST"
    ? new Promise(() => undefined)
    : Promise.resolve(new Response(body, { headers: { "Content-Type": "application/json" } }));

standIn();

const theme = choice.get("theme");
const { documentElement } = document;
documentElement.dir = choice.get("dir") ?? "ltr";
if (theme) documentElement.dataset.theme = theme;

FlowExecutor.registry = stages;
FlowExecutor.define = await definition({ isPage: true }, FlowExecutor, Stage);
FlowExecutor.define("ak-flow-executor", FlowExecutor);
document.adoptedStyleSheets.push(brandSheet);

const executor = document.querySelector("ak-flow-executor");
if (executor) {
  executor.addEventListener("ak-redirect", (event) => event.preventDefault());
  executor.brand = demoBrand;
  executor.theme = theme === "light" || theme === "dark" ? theme : null;
  const detail: StageFrame = { executor, show: (...chosen) => show(executor, ...chosen) };
  window.frameElement?.dispatchEvent(new CustomEvent("ak-frame", { detail }));
  const component = choice.get("component") as Component | null; // else there is no such state
  if (component) void show(executor, component, choice.get("state") ?? "");
}

function show(executor: FlowExecutor, component: Component, state: string, flow: Partial<FlowInfo> = {}) {
  body = write(component, state, flow);
  return new Promise<void>((resolve) => {
    executor.addEventListener("ak-challenge", () => void settle(executor, component).then(resolve), { once: true });
    executor.addEventListener("ak-error", () => resolve(), { once: true });
    executor.slug = `gallery-${++count}`; // another flow begins anew
  });
}

/** Marks the page once the stage is drawn, so that a script can take its picture. */
async function settle(executor: FlowExecutor, component: Component) {
  await new Promise<void>((resolve) => {
    // A stage that has rendered says so; one that cannot leaves the executor with a failure.
    for (const type of ["ak-step", "ak-error"]) executor.addEventListener(type, () => resolve(), { once: true });
  });
  await executor.updateComplete;
  const stage = executor.querySelector<Stage>(component) ?? executor.shadowRoot?.querySelector<Stage>(component);
  if (stage && choice.has("busy")) {
    stage.dispatchEvent(new RespondEvent({ kind: "response", response: {} }));
    await executor.updateComplete;
  }
  await stage?.updateComplete;
  documentElement.dataset.shown = component;
}
