import { definition } from "../../src/compat/entry.js";
import { FlowExecutor } from "../../src/executor/index.js";
import type { Component } from "../../src/protocol/index.js";
import { RespondEvent } from "../../src/stage/respond-event.js";
import { Stage } from "../../src/stage/stage.js";
import { stages } from "../../stages/registry.js";
import { demoBrand } from "../brand.js";
import { fixtures } from "../challenges/index.js";
import { standIn } from "./stand-ins.js";

/** One stage in one state: `?component=…&state=…`, with `theme`, `dir`, `compatibility` and `busy`. */
const choice = new URLSearchParams(location.search);
const component = choice.get("component") as Component;
const fixture = fixtures.find((candidate) => candidate.component === component);
const challenge = Object.entries(fixture?.states ?? {}).find(([name]) => name === choice.get("state"))?.[1];
if (!challenge) throw new Error("There is no such state");

// Every question is answered by the fixture; an answer stays on its way for ever. The server's icons are not here.
const icon = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><circle cx="10" cy="10" r="8" fill="#6b7a99"/></svg>')}`;
const body = JSON.stringify(challenge).replace(/\/static\/authentik\/sources\/\w+\.svg/g, icon);
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

const executor = document.querySelector("ak-flow-executor");
if (executor) {
  executor.addEventListener("ak-redirect", (event) => event.preventDefault());
  executor.addEventListener("ak-challenge", () => void settle(executor));
  executor.brand = demoBrand;
  executor.theme = theme === "light" || theme === "dark" ? theme : null;
  executor.slug = "gallery";
}

/** Marks the page once the stage is drawn, so that a script can take its picture. */
async function settle(executor: FlowExecutor) {
  await customElements.whenDefined(component);
  await new Promise(requestAnimationFrame); // it is put into the page right after
  await executor.updateComplete;
  const stage = executor.querySelector<Stage>(component) ?? executor.shadowRoot?.querySelector<Stage>(component);
  if (stage && choice.has("busy")) {
    stage.dispatchEvent(new RespondEvent({ kind: "response", response: {} }));
    await executor.updateComplete;
  }
  await stage?.updateComplete;
  documentElement.dataset.shown = component;
}
