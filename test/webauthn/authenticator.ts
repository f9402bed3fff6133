import { executeServerCommand } from "@web/test-runner-commands";

/** A passkey that a virtual authenticator holds. */
export interface HeldCredential {
  credentialId: string;
  /** Base64. */
  userHandle?: string;
  signCount: number;
}

/** One of Chromium's virtual authenticators: it keeps passkeys and verifies its user, unless told otherwise. */
export class VirtualAuthenticator {
  private constructor(readonly id: string) {}

  /** Plugs one in. Presence has to be given before a conditional request, which does not notice it later. */
  static async add(options: object = {}): Promise<VirtualAuthenticator> {
    await send("enable", { enableUI: false });
    const { authenticatorId } = (await send("addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        ctap2Version: "ctap2_1",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
        ...options,
      },
    })) as { authenticatorId: string };
    return new VirtualAuthenticator(authenticatorId);
  }

  /** Whether its user touches it. */
  setPresence(enabled: boolean) {
    return send("setAutomaticPresenceSimulation", { authenticatorId: this.id, enabled });
  }

  async credentials(): Promise<HeldCredential[]> {
    const { credentials } = (await send("getCredentials", { authenticatorId: this.id })) as {
      credentials: HeldCredential[];
    };
    return credentials;
  }

  /** Browsers make passkeys only on a page that is in front, which tests that run side by side take from each other. */
  static bringToFront() {
    return executeServerCommand("webauthn", { method: "Page.bringToFront" });
  }

  remove() {
    return send("removeVirtualAuthenticator", { authenticatorId: this.id });
  }
}

/** Whether this browser can have one. */
export const hasVirtualAuthenticators = (await send("enable", { enableUI: false })) !== "none";

function send(method: string, params: object): Promise<unknown> {
  return executeServerCommand("webauthn", { method: `WebAuthn.${method}`, params });
}
