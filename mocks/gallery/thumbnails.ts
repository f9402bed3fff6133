import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

/** A state to be pictured. */
export interface Pictured {
  title: string;
  /** Where the gallery shows it. */
  link: string;
  /** The page with it alone. */
  frame: string;
  isShown: boolean;
}

/** As many frames live at once: each is a whole page. */
const MOST = 6;

/** Small live pages, which are links; those in sight alone have a frame, as long as they are. */
export function thumbnails(summary: string, states: readonly Pictured[]): TemplateResult {
  return html`<details class="pictures">
    <summary>${summary}</summary>
    <ul>
      ${repeat(
        states,
        ({ frame }) => frame,
        ({ title, link, frame, isShown }) =>
          html`<li>
            <div class="picture" data-frame=${frame}></div>
            <a href=${link} aria-current=${isShown ? "page" : nothing}>${title}</a>
          </li>`,
      )}
    </ul>
  </details>`;
}

/** Keeps frames in the pictures of an element that are in sight, the latest of them if there are too many. */
export class LivePictures {
  readonly #observer = new IntersectionObserver((entries) => this.#follow(entries), { threshold: 0.5 });
  /** Those with a frame, the oldest first. */
  #alive: Element[] = [];

  constructor(readonly place: Element) {}

  /** Looks at the pictures there are by now. */
  update(): void {
    this.#observer.disconnect();
    this.#alive = this.#alive.filter(({ isConnected }) => isConnected);
    for (const picture of this.place.querySelectorAll(".picture")) this.#observer.observe(picture);
  }

  #follow(entries: readonly IntersectionObserverEntry[]) {
    for (const { target, isIntersecting } of entries) {
      const others = this.#alive.filter((it) => it !== target);
      this.#alive = isIntersecting ? [...others, target] : others;
      if (!isIntersecting) target.replaceChildren();
    }
    for (const picture of this.#alive.splice(0, Math.max(0, this.#alive.length - MOST))) picture.replaceChildren();
    for (const picture of this.#alive) if (!picture.firstChild) picture.append(frameOf(picture));
  }
}

/** A page that is to be looked at alone. */
function frameOf(picture: Element): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  Object.assign(frame, { inert: true, title: "Picture", src: picture.getAttribute("data-frame") ?? "" });
  return frame;
}
