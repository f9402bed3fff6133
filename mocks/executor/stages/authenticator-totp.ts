import { addDevice } from "../devices.js";
import type { AuthenticatorTOTPStage } from "../flow-authenticators.js";
import { randomSecret, stepOf } from "../totp.js";
import { pendingUser, pendingUserMembers } from "./pending-user.js";
import { accepted, refused, type StageKind } from "./stage.js";
import { readTexts } from "./texts.js";

/** The secret survives reloads (contract, section 4.7). */
export const authenticatorTotp: StageKind<AuthenticatorTOTPStage> = {
  run(context) {
    return pendingUser(context) ? undefined : accepted;
  },

  challenge(context) {
    const { world, plan, stage } = context;
    const secret = (plan.context.totp_secret ??= randomSecret());
    const issuer = encodeURIComponent(world.brand.branding_title);
    const user = encodeURIComponent(pendingUser(context)?.username ?? "");
    const parameters = `secret=${secret}&algorithm=SHA1&digits=${stage.digits ?? 6}&period=30&issuer=${issuer}`;
    return {
      component: "ak-stage-authenticator-totp",
      ...pendingUserMembers(context),
      config_url: `otpauth://totp/${issuer}%3A${user}?${parameters}`,
    };
  },

  respond(context, body) {
    const { world, plan, stage } = context;
    const { errors, values } = readTexts(body, { code: {} });
    if (errors) return refused(errors);
    const { digits = 6 } = stage;
    const secret = plan.context.totp_secret ?? "";
    const used = stepOf(values.code ?? "", { secret, digits }, world.clock());
    if (used === undefined) {
      return refused({ code: [{ string: "Code does not match", code: "invalid" }] });
    }
    const username = pendingUser(context)?.username ?? "";
    addDevice(world.authenticators, { deviceClass: "totp", username, secret, digits, used });
    return accepted;
  },
};
