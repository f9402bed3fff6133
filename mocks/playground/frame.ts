import type { RedirectEvent } from "../../src/executor/events.js";
import type { FlowExecutor } from "../../src/executor/index.js";
import type { Fields, Tab } from "./tab.js";

/**
 * The page of the frame: takes the address that it stands for, puts the playground behind `fetch` and cookies, and turns
 * whatever leaves into a call of the tab. Then it is the page of any server.
 */
const { tab } = window.parent as Window & { tab?: Tab };
if (tab) enter(tab);

function enter(tab: Tab) {
  const { url, state, html, elsewhere } = tab.enter(document);
  history.replaceState(state, "", url);
  const fetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const target = new URL(input instanceof Request ? input.url : input, document.baseURI);
    return tab.owns(target) ? (await tab.playground.send(target, init)).response : fetch(input, init);
  };
  Object.defineProperty(document, "cookie", { get: () => tab.playground.browser.readable });

  document.documentElement.addEventListener("ak-redirect", (event) => {
    const form = formFor(event);
    if (form) return takeOver(form, tab);
    event.preventDefault();
    void tab.go(event.to);
  });
  document.addEventListener("click", (event) => {
    const link = event.composedPath().find((it): it is HTMLAnchorElement => it instanceof HTMLAnchorElement);
    if (!link?.href || !isPlain(event) || link.target || link.download || !/^https?:$/.test(link.protocol)) return;
    event.preventDefault();
    void tab.go(link.href);
  });
  // Stages post forms into frames of their own this way.
  HTMLFormElement.prototype.submit = function () {
    void postInto(this, tab);
  };

  if (elsewhere !== undefined) showLeft(elsewhere);
  else if (html !== undefined) showPage(html);
  else void import("../../src/main.js");
}

function isPlain({ defaultPrevented, button, altKey, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return !(defaultPrevented || button || altKey || ctrlKey || metaKey || shiftKey);
}

/** The form of a stage that leaves for there. */
function formFor({ to, target }: RedirectEvent): HTMLFormElement | undefined {
  const executor = target as FlowExecutor; // nothing else fires the event
  const shown = executor.shadowRoot?.querySelectorAll("[part=challenge] > div > *") ?? [];
  const roots = [executor, ...Array.from(shown, (it) => it.shadowRoot)]; // a stage in light mode is the executor's child
  const forms = roots.flatMap((root) => Array.from(root?.querySelectorAll<HTMLFormElement>("form[method=post]") ?? []));
  return forms.find((form) => form.hasAttribute("action") && form.action === to);
}

/** Lets the page believe that the form was sent, as it is about to be. */
function takeOver(form: HTMLFormElement, tab: Tab) {
  const send = (event: Event) => {
    event.preventDefault();
    void tab.go(form.action, textsOf(form));
  };
  form.getRootNode().addEventListener("submit", send, { once: true });
}

function textsOf(form: HTMLFormElement): Fields {
  return Array.from(new FormData(form), ([name, value]) => [name, typeof value === "string" ? value : value.name]);
}

async function postInto(form: HTMLFormElement, tab: Tab): Promise<void> {
  const root = form.getRootNode() as ShadowRoot; // it stands beside its frame
  const frame = root.querySelector<HTMLIFrameElement>(`iframe[name="${CSS.escape(form.target)}"]`);
  const body = new URLSearchParams(Array.from(textsOf(form), (it) => [...it]));
  const { response } = await tab.playground.send(new URL(form.action), { method: "POST", body });
  if (frame) frame.srcdoc = await response.text();
}

/** Shows a page that has no script. */
function showPage(html: string) {
  const page = new DOMParser().parseFromString(html, "text/html");
  document.title = page.title;
  document.body.className = "page";
  document.body.replaceChildren(...page.body.childNodes);
}

/** Nothing leaves the browser by itself. */
function showLeft(address: string) {
  showPage("<title>Elsewhere</title><main><h1>The flow has left this server</h1><p></p></main>");
  const link = Object.assign(document.createElement("a"), { href: address, textContent: address });
  Object.assign(link, { target: "_blank", rel: "noreferrer" });
  document.querySelector("p")?.append("It went on to ", link);
}
