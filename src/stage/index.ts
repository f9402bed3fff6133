/** The stage kit: all that a stage may import. */
export { css, html, nothing } from "lit";
export { keyed } from "lit/directives/keyed.js";
export { msg, str } from "@lit/localize";
export type {
  Challenge,
  ChallengeResponse,
  LoginSource,
  ConsentPermission,
  DeviceChallenge,
  LogoutURL,
  StagePrompt,
} from "../protocol/index.js";
export { inTime, list, textOf, texts } from "../protocol/index.js";
export { after } from "../browser/until.js";
export { whenBlocked } from "../browser/blocked.js";
export { inspectFrame } from "../browser/frame-content.js";
export { alert } from "../ui/alert.js";
export { button } from "../ui/button.js";
export { choices } from "../ui/choices.js";
export { codeField, codeIn } from "../ui/code-field.js";
export { plainDigits } from "../ui/digits.js";
export { Countdown } from "../ui/countdown.js";
export { copyButton } from "../ui/copy.js";
export { Departure } from "../ui/departure.js";
export { downloadButton } from "../ui/download.js";
export { printButton } from "../ui/print.js";
export { icon } from "../ui/icons/icon.js";
export { number } from "../ui/number.js";
export { link, links } from "../ui/links.js";
export { describeMethod } from "../ui/methods.js";
export { noWayIn } from "../ui/no-way-in.js";
export { pendingUser, usernameField } from "../ui/pending-user.js";
export { postAtOnce, postForm } from "../ui/post-form.js";
export { postInto } from "../ui/post-into.js";
export { longList, longListStyles } from "../ui/long-list.js";
export { qrCode } from "../ui/qr-code.js";
export { Resend } from "../ui/resend.js";
export { stopHeldEnter } from "../ui/held-enter.js";
export { carryOver, controlsIn, namesUser, promptFields } from "../ui/prompt-fields.js";
export { promptStyles } from "../ui/prompt-styles.js";
export { checkStyles } from "../ui/check-styles.js";
export { completePrompt, promptValue } from "../ui/prompt-value.js";
export { eyeButton } from "../ui/reveal.js";
export { richText } from "../ui/rich-text.js";
export { readServerPage } from "../ui/server-page.js";
export type { ServerPage } from "../ui/server-page.js";
export { reason, serverLanguage, serverText } from "../ui/server-text.js";
export type { Reason } from "../ui/server-text.js";
export { signedOut } from "../ui/signed-out.js";
export type { SignedOut } from "../ui/signed-out.js";
export { sources } from "../ui/sources.js";
export { waiting } from "../ui/waiting.js";
export { METHOD_ICONS } from "../ui/icons/methods.js";
export { WAIT_ICONS } from "../ui/icons/waits.js";
export { submit } from "../ui/submit.js";
export { LARGEST_FILE, readFile } from "../ui/upload.js";
export { codeStyles } from "./code-styles.js";
export { CodeDigits } from "./code-digits.js";
export { deviceStyles } from "./device-styles.js";
export { waitStyles } from "./wait-styles.js";
export { SentFactors } from "./sent-factors.js";
export { judgePasswords } from "./judge-passwords.js";
export { loadPasswordAids } from "./load-password-aids.js";
export { PasswordAids } from "./password-aids.js";
export { passwordStyles } from "./password-styles.js";
export { loadRememberMe } from "./load-remember-me.js";
export { anyWayOut } from "./any-way-out.js";
export { back, cancel, notYou, signIn, wayOut, withoutLink } from "./way-out.js";
export { identity, userStyles } from "./identity.js";
export { methodPicker } from "./method-picker.js";
export { firstMethod, preferMethod } from "./preferred-method.js";
export type { RememberMe } from "./remember-me.js";
export type { CompleteRegistry, StageElement, StageModule, StageRegistry } from "./registry.js";
export { SentCodeStage } from "./sent-code.js";
export { Stage, text } from "./stage.js";
