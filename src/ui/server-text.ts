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

/** Why a response was refused: as the server says it, or in a sentence of this page. */
export type Reason = ErrorDetail & { isOurs?: true };

/** What users read of a reason. */
export function reason({ isOurs, string }: Reason): TemplateResult | string {
  return isOurs ? string : serverText(string);
}
