import { json } from "../replies.js";
import { addDevice } from "../devices.js";
import type { AuthenticatorDuoStage } from "../flow-authenticators.js";
import type { Exchange } from "../exchange.js";
import { stageKey } from "./model.js";
import { pendingUser, pendingUserMembers } from "./pending-user.js";
import { accepted, denied, type StageKind } from "./stage.js";

/** In the place of the image that Duo's server draws. */
const barcode = `data:image/svg+xml;base64,${btoa(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h3v3H1zM5 1h3v3H5zM1 5h3v3H1zM6 6h2v2H6z"/></svg>`,
)}`;

/** Waits for a phone; a response that comes before the phone's ends the flow (contract, section 4.10). */
export const authenticatorDuo: StageKind<AuthenticatorDuoStage> = {
  challenge(context) {
    const { context: plan } = context.plan;
    if (plan.duo_enrollment !== "success") plan.duo_enrollment = "waiting";
    return {
      component: "ak-stage-authenticator-duo",
      ...pendingUserMembers(context),
      activation_barcode: barcode,
      activation_code: "duo://example-YXBp",
      stage_uuid: stageKey(context.stage),
    };
  },

  respond(context) {
    const { duo_enrollment: status = "waiting" } = context.plan.context;
    if (status !== "success") return denied(`Invalid enrollment status: ${status}.`);
    addDevice(context.world.authenticators, {
      deviceClass: "duo",
      username: pendingUser(context)?.username ?? "",
    });
    return accepted;
  },
};

/** Says how an enrolment stands; the phone is ready by the second request. Other paths are left to other endpoints. */
export function enrollmentStatus(path: string, exchange: Exchange): Response | undefined {
  if (!/^api\/v3\/stages\/authenticator\/duo\/[-\da-f]{36}\/enrollment_status\/$/.test(path)) return undefined;
  const context = exchange.session.plan?.context;
  const headers = { "Content-Type": "text/html; charset=utf-8" };
  if (!context?.duo_enrollment) return new Response("", { status: context ? 400 : 500, headers });
  const { duo_enrollment: status } = context;
  const { phone } = exchange.world.authenticators;
  if (status === "waiting" && phone !== "silent") context.duo_enrollment = phone === "approves" ? "success" : "invalid";
  return json({ duo_response: status });
}
