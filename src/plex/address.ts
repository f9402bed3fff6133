import type { Pin } from "./pin.js";

/** Plex's page where the user approves a PIN. @param back - where Plex sends the browser afterwards */
export function approvalAddress(clientId: string, { code }: Pin, back?: string): string {
  const parameters = new URLSearchParams({ clientID: clientId, code, ...(back ? { forwardUrl: back } : {}) });
  return `https://app.plex.tv/auth#!?${parameters.toString()}`;
}
