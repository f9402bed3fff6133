import type { CDPSession, Page } from "puppeteer-core";

/** What Chromium has instead of a fingerprint sensor: it keeps passkeys, is touched at once, and verifies its user. */
export class VirtualAuthenticator {
  private constructor(
    readonly session: CDPSession,
    readonly authenticatorId: string,
  ) {}

  /** Plugs one in, for as long as the page is open; only a browser that has a window can prompt as well. */
  static async add(page: Page, { prompts = false } = {}): Promise<VirtualAuthenticator> {
    const session = await page.createCDPSession();
    await session.send("WebAuthn.enable", { enableUI: prompts });
    const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        ctap2Version: "ctap2_1",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new VirtualAuthenticator(session, authenticatorId);
  }

  /** Whether it verifies its user. */
  async recognize(isUserVerified: boolean) {
    await this.session.send("WebAuthn.setUserVerified", { authenticatorId: this.authenticatorId, isUserVerified });
  }

  /** How often each of its passkeys has signed. */
  async counts(): Promise<number[]> {
    const { authenticatorId } = this;
    const { credentials } = await this.session.send("WebAuthn.getCredentials", { authenticatorId });
    return credentials.map(({ signCount }) => signCount);
  }

  /** Loses its passkeys. @returns a function that gives them back. */
  async forget(): Promise<() => Promise<void>> {
    const { session, authenticatorId } = this;
    const { credentials } = await session.send("WebAuthn.getCredentials", { authenticatorId });
    await session.send("WebAuthn.clearCredentials", { authenticatorId });
    return async () => {
      for (const credential of credentials) {
        await session.send("WebAuthn.addCredential", { authenticatorId, credential });
      }
    };
  }
}
