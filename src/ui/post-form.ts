import { html, type TemplateResult } from "lit";
import { isObject, textOf } from "../protocol/index.js";
import type { Departure } from "./departure.js";
import { submit } from "./submit.js";

export interface PostFormOptions {
  /** An address that a page may open. */
  action: string;
  /** The fields to send; blank values as well. */
  fields: Readonly<Record<string, string>> | null | undefined;
  label: string;
  /** Watches the browser leave. */
  departure: Departure;
}

/** A form, with a button, that posts to another site and takes the browser there. */
export function postForm({ action, fields, label, departure }: PostFormOptions): TemplateResult {
  const depart = (event: SubmitEvent) => {
    if (departure.begin(action)) history.replaceState({ ...(history.state as object | null), [MARK]: true }, "");
    else event.preventDefault();
  };
  return html`<form class="pf-c-form" method="post" action=${action} accept-charset="utf-8" @submit=${depart}>
    ${Object.entries(isObject(fields) ? fields : {}).map(([name, value]) => html`<input type="hidden" name=${name} value=${textOf(value)} />`)}
    ${submit(label)}
  </form>`;
}

/**
 * Presses the button of such a form, unless the browser has left by it before, which the state of the history entry
 * records. So neither Back nor a reload posts anything again.
 */
export function postAtOnce(root: ParentNode): void {
  const hasPosted = MARK in ((history.state as object | null) ?? {});
  if (!hasPosted) root.querySelector<HTMLElement>("form [type=submit]")?.click();
}

const MARK = "ak-posted";
