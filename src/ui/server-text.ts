import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { Directive, directive, type AttributePart } from "lit/directive.js";
import { textOf, type ErrorDetail } from "../protocol/index.js";

/** An element that shows texts of a server. */
interface Host {
  /** The language of these texts, if the server named it. */
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

/** The value for the `lang` of an element with texts of the server, known to the stage or executor around it. */
export const serverLanguage = directive(ServerLanguage);

/** A text of the server, marked with its own language and direction; blank if the value is no text. */
export function serverText(text: unknown): TemplateResult | "" {
  const told = textOf(text);
  return told && html`<bdi lang=${serverLanguage()}>${told}</bdi>`;
}

/** Why the value of a field was refused: in our words where a code says that it is empty, else in the server's. */
export function reason({ code, string }: ErrorDetail): TemplateResult | string {
  return /^(blank|required)$/.test(code ?? "") ? msg("Please fill in this field.") : serverText(string);
}
