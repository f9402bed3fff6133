import { _installMsgImplementation } from "@lit/localize/init/install.js";
import { defaultMsg } from "@lit/localize/internal/default-msg.js";
import type { MsgFn } from "@lit/localize/internal/types.js";
import type { Translate } from "./translator.js";

/** The file of a locale. */
export interface Translation {
  translate: Translate;
}

/** Needs no file. */
export const english: Readonly<Translation> = { translate: defaultMsg };

/** What `msg()` says, on the whole page. */
export const translation: Translation = { ...english };

_installMsgImplementation(((message) => translation.translate(message)) as MsgFn);
