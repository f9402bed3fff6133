import { authenticatorWebauthn, type AuthenticatorWebAuthnStage } from "./authenticator-webauthn.js";
import { consent, type ConsentStage } from "./consent.js";
import { deny, type DenyStage } from "./deny.js";
import { dummy, type DummyStage } from "./dummy.js";
import { identification, type IdentificationStage } from "./identification.js";
import { password, type PasswordStage } from "./password.js";
import { prompt, type PromptStage } from "./prompt.js";
import { redirect, type RedirectStage } from "./redirect.js";
import { sessionEnd, type SessionEndStage } from "./session-end.js";
import type { StageKind } from "./stage.js";
import { userLogin, type UserLoginStage } from "./user-login.js";
import { userLogout, type UserLogoutStage } from "./user-logout.js";
import { userWrite, type UserWriteStage } from "./user-write.js";

/** Every stage that can be played. */
export type Stage =
  | AuthenticatorWebAuthnStage
  | ConsentStage
  | DenyStage
  | DummyStage
  | IdentificationStage
  | PasswordStage
  | PromptStage
  | RedirectStage
  | SessionEndStage
  | UserLoginStage
  | UserLogoutStage
  | UserWriteStage;

const kinds: { readonly [K in Stage["kind"]]: StageKind<Extract<Stage, { kind: K }>> } = {
  authenticator_webauthn: authenticatorWebauthn,
  consent,
  deny,
  dummy,
  identification,
  password,
  prompt,
  redirect,
  session_end: sessionEnd,
  user_login: userLogin,
  user_logout: userLogout,
  user_write: userWrite,
};

/** How a stage behaves. */
export function kindOf<S extends Stage>(stage: S): StageKind<S> {
  // The map's type says that kind and stage belong together; the compiler cannot follow an index that far.
  return kinds[stage.kind] as unknown as StageKind<S>;
}
