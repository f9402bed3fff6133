import { expect } from "@open-wc/testing";
import { FlowSession, HttpTransport, type FailureCode } from "../../src/protocol/index.js";

/** A session in a real browser that was asked its first question. */
export async function started(slug = "demo-steps"): Promise<FlowSession> {
  const transport = new HttpTransport({
    base: `${location.origin}/`,
    slug,
    cookies: () => document.cookie,
    backoff: [1, 1],
  });
  const session = new FlowSession(transport);
  await session.start();
  return session;
}

/** Expects a session to have failed for a reason. */
export function expectFailure({ state }: FlowSession, code: FailureCode): void {
  expect(state.status === "failed" ? state.error.code : state.status).to.equal(code);
}
