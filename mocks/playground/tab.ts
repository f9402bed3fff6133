import type { Playground } from "./playground.js";
import { applyView, plainView, type View } from "./view.js";

/** What the frame's page shows: a flow, unless there is a page to be shown. */
export interface Shown {
  url: URL;
  /** The state of its entry in the history. */
  state: unknown;
  html?: string;
  /** Where a flow has led that leaves this server. */
  elsewhere?: string;
}

/** Fields of a form that is posted. */
export type Fields = Iterable<readonly [string, string]>;

const FLOW = /^if\/flow\/[^/]+\/?$/;

/**
 * Where flows are played. Whatever leads to an address of the installation, which no file server knows, is answered here;
 * then a new frame loads its one page, which takes that address and shows the answer. The history is that of the page
 * around it, whose fragment is the address: a frame that lived longer would add to it, and be taken back by it.
 */
export class Tab {
  /** What its page asks for. */
  shown: Shown;
  /** The document that has asked. */
  #entered: Document | undefined;
  #view = plainView;
  #frame: HTMLIFrameElement | undefined;
  /** Counts navigations: one that is overtaken ends in nothing. */
  #count = 0;
  readonly #end = new AbortController();

  constructor(
    /** What the frame stands in. */
    readonly place: Element,
    readonly playground: Playground,
    readonly base: URL,
    readonly moved: () => void,
  ) {
    const { signal } = this.#end;
    this.shown = { url: this.#address(), state: null };
    window.addEventListener("popstate", () => void this.#open(this.#address()), { signal });
    void this.#open(this.shown.url);
  }

  /** Lets go of the frame. */
  close(): void {
    this.#end.abort();
  }

  /** Where it is, below the installation. */
  get path(): string {
    return this.shown.url.href.slice(this.base.href.length);
  }

  /** Takes the frame to an address, with a form if one is posted there. */
  async go(address: string, fields?: Fields): Promise<void> {
    const page = this.#frame?.contentWindow?.history.state as unknown; // whatever the page has kept there
    history.replaceState({ page }, "");
    await this.#open(new URL(address, this.shown.url), fields, true);
  }

  /** Shows the same address again, as a reload does. */
  reload(): Promise<void> {
    return this.#open(this.shown.url);
  }

  /** How the page is looked at. */
  get view(): View {
    return this.#view;
  }

  set view(view: View) {
    const isOfOtherMode = view.mode !== this.#view.mode;
    this.#view = view;
    if (this.#entered) applyView(view, this.#entered);
    if (isOfOtherMode) void this.reload(); // elements are defined once
  }

  /** Fills the first field of the page that has one of these names, as a user does. */
  fill(names: readonly string[], text: string): void {
    const field = this.#frame?.contentDocument && fieldIn(this.#frame.contentDocument, names);
    if (!field) return;
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    field.focus();
  }

  /** Tells the page that there is a connection again, as a browser does. */
  goOnline(): void {
    this.#frame?.contentWindow?.dispatchEvent(new Event("online"));
  }

  /** Whether an address belongs to the installation. */
  owns(url: URL): boolean {
    return url.href.startsWith(this.base.href);
  }

  /** The page of the frame is there. @returns what it has to show */
  enter(document: Document): Shown {
    this.#entered = document;
    applyView(this.#view, document);
    return this.shown;
  }

  #address(): URL {
    return new URL(location.hash.slice(1) || "if/flow/default-authentication-flow/", this.base);
  }

  async #open(url: URL, fields?: Fields, isNew = false): Promise<void> {
    const count = ++this.#count;
    const shown = this.owns(url) ? await this.#ask(url, fields) : { url: this.shown.url, elsewhere: url.href };
    if (count !== this.#count) return;
    const kept = isNew ? null : ((history.state as { page?: unknown } | null)?.page ?? null);
    this.shown = { ...shown, state: kept };
    if (isNew) history.pushState(null, "", `#${this.path}`);
    this.#load();
    this.moved();
  }

  async #ask(url: URL, fields: Fields | undefined): Promise<Omit<Shown, "state">> {
    if (FLOW.test(url.href.slice(this.base.href.length).split(/[?#]/)[0] ?? "")) return { url };
    const init = fields ? { method: "POST", body: new URLSearchParams(Array.from(fields, (it) => [...it])) } : {};
    try {
      const arrival = await this.playground.send(url, init);
      if (!this.owns(arrival.url)) return { url, elsewhere: arrival.url.href };
      if (FLOW.test(arrival.url.pathname.slice(this.base.pathname.length))) return { url: arrival.url };
      return { url: arrival.url, html: await arrival.response.text() };
    } catch {
      return { url, html: "<title>No connection</title><main><h1>There is no connection</h1></main>" };
    }
  }

  #load(): void {
    const frame = document.createElement("iframe");
    frame.title = "The page of the flow";
    frame.src = new URL("frame.html", this.base).href;
    frame.addEventListener("load", () => {
      const { contentDocument } = frame;
      // The page went somewhere by itself, as it does with a reload.
      if (contentDocument && contentDocument !== this.#entered) void this.#open(new URL(contentDocument.URL));
    });
    this.#frame = frame;
    this.place.replaceChildren(frame);
  }
}

/** The field of one of these names, in whatever root of the page. */
function fieldIn(root: Document | ShadowRoot, names: readonly string[]): HTMLInputElement | undefined {
  for (const element of root.querySelectorAll("*")) {
    const { localName, shadowRoot } = element;
    // Elements of the frame are instances of its own classes.
    if (localName === "input" && names.includes((element as HTMLInputElement).name)) return element as HTMLInputElement;
    const inner = shadowRoot && fieldIn(shadowRoot, names);
    if (inner) return inner;
  }
  return undefined;
}
