import { html, nothing, type TemplateResult } from "lit";
import { Directive, directive, type AttributePart } from "lit/directive.js";
import { textOf } from "../protocol/index.js";

/** An element that shows texts of a server. */
interface Host {
  /** The language that the server said they are in. */
  readonly language?: string | undefined;
}

class ServerLanguage extends Directive {
  override update({ options }: AttributePart): unknown {
    return (options?.host as Host | undefined)?.language ?? nothing;
  }

  override render(): unknown {
    return nothing;
  }
}

/** For the attribute `lang` of what holds texts of the server; the stage or executor around it knows the language. */
export const serverLanguage = directive(ServerLanguage);

/** A text of the server in its own language and direction, whatever the page has; blank if it is none. */
export function serverText(text: unknown): TemplateResult | "" {
  const told = textOf(text);
  return told && html`<bdi lang=${serverLanguage()}>${told}</bdi>`;
}
