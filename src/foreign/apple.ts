import { whenBlocked } from "../browser/blocked.js";
import { loadScript, type LoadOptions } from "./load-script.js";

const SCRIPT = "https://appleid.cdn-apple.com/appleauth/static/jsapi/appleid/1/en_US/appleid.auth.js";

/** What Apple wants to know; the names are those of the challenge. */
export interface AppleClient {
  client_id: string;
  scope: string;
  redirect_uri: string;
  state: string;
}

/** As much of Apple's script as we use. */
interface AppleAuth {
  init(options: { clientId: string; scope: string; redirectURI: string; state: string; usePopup: boolean }): void;
  signIn(): Promise<unknown>;
}

/** Takes the browser to Apple, in this tab. Rejects if Apple's script does not come, or does not want to. */
export async function signInWithApple(
  client: AppleClient,
  limits: Pick<LoadOptions, "limit" | "signal">,
): Promise<void> {
  whenBlocked("script", SCRIPT, limits.signal, () => {}); // loading fails, and administrators read on the console why
  if (!window.AppleID) await loadScript(SCRIPT, { policy: "ak-sources", ...limits });
  limits.signal.throwIfAborted();
  const auth = window.AppleID?.auth;
  if (!auth) throw new Error("Apple's script is not Apple's script");
  const { client_id: clientId, scope, redirect_uri: redirectURI, state } = client;
  auth.init({ clientId, scope, redirectURI, state, usePopup: false });
  await auth.signIn();
}

declare global {
  interface Window {
    AppleID?: { auth: AppleAuth };
  }
}
