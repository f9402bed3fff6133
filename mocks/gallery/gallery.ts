import { html, nothing, render } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { fixtures } from "../challenges/index.js";
import type { Component } from "../../src/protocol/challenges.js";
import { copyButton } from "../playground/panels/copy.js";
import { LivePictures, thumbnails, type Pictured } from "./thumbnails.js";
import { stageTitle, stateTitle, tree } from "./titles.js";

/** Every stage in every state that users can meet, for designers and reviewers. The address names state and controls. */
const form = present(document.forms[0]);
const nav = present(document.querySelector("nav"));
const main = present(document.querySelector("main"));

const pictures = new LivePictures(main);

const [first] = fixtures;
const challenges = new Map(
  fixtures.flatMap(({ component, states }) =>
    Object.entries(states).map(([state, challenge]) => [`${component} ${state}`, challenge]),
  ),
);

form.addEventListener("change", () => open(chosen()));
for (const place of [nav, main]) place.addEventListener("click", follow);

function follow(event: MouseEvent) {
  const link = (event.target as Element).closest("a");
  if (!link?.getAttribute("href")?.startsWith("?") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  show();
  main.focus();
}

window.addEventListener("popstate", show);
show();
nav.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });

function present<T extends Element>(element: T | null | undefined): T {
  if (!element) throw new Error("The gallery's page has changed");
  return element;
}

/** What the address names, with what the controls say. */
function chosen(): URLSearchParams {
  const choice = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
  const { component, state } = shown(new URLSearchParams(location.search));
  return addressOf(choice, component, state);
}

function open(choice: URLSearchParams) {
  history.replaceState(null, "", `?${choice}`);
  show();
}

/** The state that an address names, or the first there is. */
function shown(address: URLSearchParams): { component: Component; state: string } {
  const fixture = fixtures.find(({ component }) => component === address.get("component"));
  const { component, states } = fixture ?? first ?? { component: "ak-stage-identification" as const, states: {} };
  const names = Object.keys(states);
  return { component, state: names.find((name) => name === address.get("state")) ?? names[0] ?? "" };
}

function addressOf(choice: URLSearchParams, component: string, state: string): URLSearchParams {
  const address = new URLSearchParams(choice);
  address.set("component", component);
  address.set("state", state);
  return address;
}

function show() {
  const choice = new URLSearchParams(location.search);
  for (const control of form.elements) {
    if (control instanceof HTMLSelectElement) {
      const said = choice.get(control.name);
      control.value = Array.from(control.options).some(({ value }) => value === said) ? String(said) : control.value;
    }
    if (control instanceof HTMLInputElement) control.checked = choice.has(control.name);
  }
  const { component, state } = shown(choice);
  document.title = `${stageTitle(component)}: ${stateTitle(state)}`;
  render(branches(choice, component, state), nav);
  render(specimen(choice, component, state), main);
  pictures.update();
}

function branches(choice: URLSearchParams, component: Component, state: string) {
  return tree().map(
    ({ situation, components }) => html`
      <h2>${situation}</h2>
      ${components.map((it) => {
        const names = Object.keys(fixtures.find((fixture) => fixture.component === it)?.states ?? {});
        return html`<details ?open=${it === component}>
          <summary>${stageTitle(it)} <small>${names.length}</small></summary>
          <ul>
            ${names.map((name) => {
              const isShown = it === component && name === state;
              return html`<li>
                <a href="?${addressOf(choice, it, name)}" aria-current=${isShown ? "page" : nothing}>
                  ${stateTitle(name)}
                </a>
              </li>`;
            })}
          </ul>
        </details>`;
      })}
    `,
  );
}

function specimen(choice: URLSearchParams, component: Component, state: string) {
  const width = choice.get("width") ?? "390";
  const address = `frame.html?${addressOf(choice, component, state)}`;
  const json = JSON.stringify(challenges.get(`${component} ${state}`), null, 2);
  const link = new URL(`?${addressOf(choice, component, state)}`, location.href).href;
  return html`
    <h2>${stageTitle(component)}: ${stateTitle(state)}</h2>
    <p>
      <code>${component}</code>, <code>${state}</code>
      <a href=${address} target="_blank">Open without the gallery</a>
      ${copyButton(link, "the link to this state")}
    </p>
    ${thumbnails("All states of this stage as pictures", statesOf(choice, component, state))}
    ${thumbnails("All stages as pictures", stages(choice, component))}
    <div class="beside">
      <div class="screen" tabindex="0" role="group" aria-label="The page">
        ${
          // A frame that is kept would add each state to the history once more.
          keyed(
            address,
            html`<iframe
              title="${stageTitle(component)}: ${stateTitle(state)}"
              width=${width}
              src=${address}
            ></iframe>`,
          )
        }
      </div>
      <section aria-labelledby="challenge">
        <h3 id="challenge">Challenge of the server ${copyButton(json, "the challenge")}</h3>
        <pre tabindex="0">${json}</pre>
      </section>
    </div>
  `;
}

function statesOf(choice: URLSearchParams, component: Component, shown: string): Pictured[] {
  const names = Object.keys(fixtures.find((it) => it.component === component)?.states ?? {});
  return names.map((state) => pictured(choice, component, state, stateTitle(state), state === shown));
}

/** Each stage in its first state. */
function stages(choice: URLSearchParams, shown: Component): Pictured[] {
  return tree().flatMap(({ components }) =>
    components.map((component) => {
      const [state = ""] = Object.keys(fixtures.find((it) => it.component === component)?.states ?? {});
      return pictured(choice, component, state, stageTitle(component), component === shown);
    }),
  );
}

function pictured(
  choice: URLSearchParams,
  component: Component,
  state: string,
  title: string,
  isShown: boolean,
): Pictured {
  const address = addressOf(choice, component, state);
  return { title, isShown, link: `?${address}`, frame: `frame.html?${address}` };
}
