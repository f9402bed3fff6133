import type { DeviceChallenge, SelectableStage } from "../../../src/protocol/challenges.js";
import { masked, randomCode, type Device } from "../devices.js";
import { isTotp } from "../totp.js";
import { newChallenge, requestOptions, verifyAssertion } from "../webauthn.js";
import { pendingUser, pendingUserMembers } from "./pending-user.js";
import type { Stage } from "./registry.js";
import { unmatched } from "./sent-code.js";
import { accepted, denied, refused, type Body, type Context, type Outcome, type StageKind } from "./stage.js";

/** Asks for a second factor. */
export interface AuthenticatorValidateStage {
  kind: "authenticator_validate";
  name: string;
  /** Which second factors are accepted; by default all. */
  deviceClasses?: readonly DeviceChallenge["device_class"][];
  /** What becomes of those who have none. */
  notConfiguredAction?: "skip" | "deny" | "configure";
  /** What they may set up then. */
  configurationStages?: readonly (SelectableStage & { stage: Stage })[];
}

/** Judges one factor; which member was sent says which (contract, section 4.4). */
export const authenticatorValidate: StageKind<AuthenticatorValidateStage> = {
  run(context) {
    if (!pendingUser(context) || challenges(context).length) return undefined;
    const { notConfiguredAction = "skip" } = context.stage;
    if (notConfiguredAction === "deny") return denied("No (allowed) MFA authenticator configured.");
    return notConfiguredAction === "skip" ? accepted : undefined;
  },

  challenge(context) {
    const { plan, visit } = context;
    // It stays the same over refusals, and changes when the page asks.
    if (visit.request.method === "GET") delete plan.context.webauthn_challenge;
    plan.context.webauthn_challenge ??= newChallenge();
    const stages = challenges(context).length ? [] : (context.stage.configurationStages ?? []);
    return {
      component: "ak-stage-authenticator-validate",
      ...pendingUserMembers(context),
      device_challenges: challenges(context),
      configuration_stages: stages.map(({ pk, name, verbose_name, meta_model_name }) => {
        return { pk, name, verbose_name, meta_model_name };
      }),
    };
  },

  respond(context, body) {
    if (typeof body["code"] === "string") return judgeCode(context, body["code"].trim());
    if ("webauthn" in body) return judgePasskey(context, body["webauthn"]);
    if (typeof body["duo"] === "number") return judgePush(context, body["duo"]);
    if ("selected_challenge" in body) return select(context, body["selected_challenge"]);
    if ("selected_stage" in body) return configure(context, body["selected_stage"]);
    return unmatched("Empty response");
  },
};

function wrong(member: string, string: string, code = "invalid"): Outcome {
  return refused({ [member]: [{ string, code }] });
}

function devicesOf(context: Context<AuthenticatorValidateStage>): readonly Device[] {
  const { world, stage } = context;
  const username = pendingUser(context)?.username;
  const devices = world.authenticators.devices.filter((device) => device.username === username);
  return devices.filter(({ deviceClass }) => stage.deviceClasses?.includes(deviceClass) ?? true);
}

/** One challenge for each class. */
function challenges(context: Context<AuthenticatorValidateStage>): DeviceChallenge[] {
  const devices = devicesOf(context);
  const firsts = devices.filter(
    (device, at) => devices.findIndex((it) => it.deviceClass === device.deviceClass) === at,
  );
  const others = firsts.map((device) => ({
    device_class: device.deviceClass,
    device_uid: String(device.uid),
    challenge: device.deviceClass === "email" ? { email: masked(device.email) } : {},
    last_used: device.lastUsed,
  }));
  return [...others, ...passkeyChallenges(context)];
}

/** All passkeys of an account make one challenge; of nobody yet, any that the browser finds. */
function passkeyChallenges(context: Context<AuthenticatorValidateStage>): DeviceChallenge[] {
  const { world, visit, plan, stage } = context;
  const user = pendingUser(context);
  const passkeys = user ? world.directory.passkeysOf(user) : [];
  const isPasswordless = plan.context.pending_user_identifier === undefined && !user;
  if (!(stage.deviceClasses?.includes("webauthn") ?? true) || !(passkeys.length || isPasswordless)) return [];
  const options = requestOptions(visit, { challenge: plan.context.webauthn_challenge ?? "" }, passkeys);
  return [{ device_class: "webauthn", device_uid: user ? "0" : "-1", challenge: options, last_used: null }];
}

async function judgePasskey(context: Context<AuthenticatorValidateStage>, assertion: unknown): Promise<Outcome> {
  const { visit, plan } = context;
  const result = await verifyAssertion(visit, { challenge: plan.context.webauthn_challenge ?? "" }, assertion);
  if ("rejection" in result) return wrong("webauthn", result.rejection);
  const user = pendingUser(context);
  if (user && user.username !== result.username) return wrong("webauthn", "Invalid device");
  plan.context.pending_user = result.username;
  return accepted;
}

/** A code is tried with every device, whatever the page asked for. */
function judgeCode(context: Context<AuthenticatorValidateStage>, code: string): Outcome {
  const { world, plan } = context;
  const { authenticators } = world;
  const device = devicesOf(context).find((it) => {
    if (it.deviceClass === "totp") return isTotp(code, it.secret, world.clock(), it.digits);
    if (it.deviceClass === "static") return it.codes.includes(code);
    return plan.context.mfa_codes?.[it.uid] === code;
  });
  if (!device) {
    return wrong("code", "Invalid Token. Please ensure the time on your device is accurate and try again.");
  }
  const used = { ...device, lastUsed: new Date(world.clock()).toISOString() };
  if (used.deviceClass === "static") used.codes = used.codes.filter((it) => it !== code);
  authenticators.devices = authenticators.devices.map((it) => (it.uid === used.uid ? used : it));
  return accepted;
}

function judgePush(context: Context<AuthenticatorValidateStage>, uid: number): Outcome {
  const device = devicesOf(context).find((it) => it.deviceClass === "duo" && it.uid === uid);
  if (!device) throw new Error("Invalid device");
  const { phone } = context.world.authenticators;
  return phone === "approves" ? accepted : wrong("duo", "Duo denied access", "denied");
}

/** Sends a code; the answer is an error by design. */
function select(context: Context<AuthenticatorValidateStage>, selected: unknown): Outcome {
  const members = typeof selected === "object" && selected ? (selected as Body) : {};
  for (const name of ["device_class", "device_uid", "challenge", "last_used"]) {
    if (!(name in members)) return refused({ selected_challenge: [{ string: name }] });
  }
  const device = devicesOf(context).find(
    (it) => it.deviceClass === members["device_class"] && String(it.uid) === members["device_uid"],
  );
  if (!device) return wrong("selected_challenge", "invalid challenge selected");
  const to = device.deviceClass === "sms" ? device.phone : device.deviceClass === "email" ? device.email : undefined;
  if (to !== undefined) {
    const code = randomCode();
    context.plan.context.mfa_codes = { ...context.plan.context.mfa_codes, [device.uid]: code };
    context.world.authenticators.outbox.push({ to, code });
  }
  return unmatched("Empty response");
}

function configure({ plan, stage }: Context<AuthenticatorValidateStage>, pk: unknown): Outcome {
  const chosen = stage.configurationStages?.find((it) => it.pk === pk);
  const binding = plan.bindings[0];
  if (!chosen || !binding) return wrong("selected_stage", "Invalid stage selected");
  plan.bindings.splice(1, 0, { stage: chosen.stage, order: binding.order });
  return accepted;
}
