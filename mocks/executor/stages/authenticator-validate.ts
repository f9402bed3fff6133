import type { DeviceChallenge } from "../../../src/protocol/challenges.js";
import type { Passkey } from "../../directory.js";
import { failed, keepDevice, masked, randomCode, rests, taken, type Device } from "../devices.js";
import { seconds } from "../duration.js";
import type { Plan } from "../flow.js";
import { changeReputation } from "../policies/reputation.js";
import { newChallenge, requestOptions, verifyAssertion, type Ceremony } from "../webauthn.js";
import { type AuthenticatorValidateStage, type DeviceClass } from "../flow-stages.js";
import { pendingUser, pendingUserMembers } from "./pending-user.js";
import { keepProof, provedFactor } from "./proof.js";
import type { Stage } from "../flow-stages.js";
import { unmatched } from "./sent-code.js";
import { accepted, denied, refused, type Body, type Context, type Outcome, type StageKind } from "./stage.js";
import { readTexts } from "./texts.js";

/** Which member of a response proves which factors. */
const PROOFS: Readonly<Record<string, readonly DeviceClass[]>> = {
  code: ["totp", "static", "sms", "email"],
  webauthn: ["webauthn"],
  duo: ["duo"],
};

/** Judges one factor; which member was sent says which (contract, section 4.4). */
export const authenticatorValidate: StageKind<AuthenticatorValidateStage> = {
  run(context) {
    if (!pendingUser(context)) return undefined;
    const factor = provedFactor(context);
    const isMine = devicesOf(context).some(({ uid }) => uid === factor);
    if (isMine || passkeysOf(context).some(({ id }) => id === factor)) return accepted;
    if (challenges(context).length) return undefined;
    const { notConfiguredAction = "skip", configurationStages = [] } = context.stage;
    if (notConfiguredAction === "deny") return denied("No (allowed) MFA authenticator configured.");
    if (notConfiguredAction === "skip") return accepted;
    if (!configurationStages.length) return denied();
    const [choice, ...others] = configurationStages;
    return choice && !others.length ? setUp(context, choice.stage) : undefined;
  },

  challenge(context) {
    const { plan, exchange, stage } = context;
    // It stays the same over refusals, and changes when the page asks.
    if (exchange.request.method === "GET") delete plan.context.webauthn_challenge;
    plan.context.webauthn_challenge ??= newChallenge();
    const device_challenges = challenges(context);
    const isNew = pendingUser(context) && device_challenges.length === 0;
    return {
      component: "ak-stage-authenticator-validate",
      ...pendingUserMembers(context),
      device_challenges,
      configuration_stages: (isNew ? (stage.configurationStages ?? []) : []).map(
        ({ pk, name, verbose_name, meta_model_name }) => ({ pk, name, verbose_name, meta_model_name }),
      ),
    };
  },

  async respond(context, body) {
    const outcome = await judge(context, body);
    // To the server a wish is an attempt that failed, whether or not it comes true.
    if (outcome.is === "refused" || "selected_stage" in body) {
      const { pending_user } = pendingUserMembers(context);
      changeReputation(context.world, pendingUser(context)?.username ?? pending_user, -1);
    }
    return outcome;
  },
};

/** What the passkeys of a stage are held against. */
export function ceremony({ context }: Plan, stage: AuthenticatorValidateStage): Ceremony {
  return {
    challenge: context.webauthn_challenge ?? "",
    userVerification: stage.webauthnUserVerification,
    hints: stage.webauthnHints,
    deviceTypes: stage.webauthnAllowedDeviceTypes,
  };
}

function judge(context: Context<AuthenticatorValidateStage>, body: Body): Outcome | Promise<Outcome> {
  const classes = challenges(context).map(({ device_class }) => device_class);
  const member = Object.keys(PROOFS).find((name) => name in body);
  if (member && !PROOFS[member]?.some((it) => classes.includes(it)))
    return wrong(member, "No compatible device class allowed");
  if (member === "code") return judgeCode(context, body);
  if (member === "webauthn") return judgePasskey(context, body["webauthn"]);
  if (member === "duo") return judgePush(context, body["duo"]);
  if ("selected_challenge" in body) return select(context, body["selected_challenge"]);
  if ("selected_stage" in body) return configure(context, body["selected_stage"]);
  return unmatched("Empty response");
}

function wrong(member: string, string: string, code = "invalid"): Outcome {
  return refused({ [member]: [{ string, code }] });
}

function devicesOf(context: Context<AuthenticatorValidateStage>): readonly Device[] {
  const { world, stage } = context;
  const username = pendingUser(context)?.username;
  const devices = world.authenticators.devices.filter((device) => device.username === username);
  return devices.filter(({ deviceClass }) => stage.deviceClasses?.includes(deviceClass) ?? true);
}

function passkeysOf(context: Context<AuthenticatorValidateStage>): readonly Passkey[] {
  const user = pendingUser(context);
  const isAccepted = context.stage.deviceClasses?.includes("webauthn") ?? true;
  return user && isAccepted ? context.world.directory.passkeysOf(user) : [];
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

/** All passkeys of an account make one challenge; without an account, any passkey will do that the browser finds. */
function passkeyChallenges(context: Context<AuthenticatorValidateStage>): DeviceChallenge[] {
  const { exchange, plan, stage } = context;
  const passkeys = passkeysOf(context);
  const isUnknown = plan.context.pending_user_identifier === undefined && !pendingUser(context);
  const isPasswordless = isUnknown && (stage.deviceClasses?.includes("webauthn") ?? true);
  if (!passkeys.length && !isPasswordless) return [];
  const challenge = requestOptions(exchange, ceremony(plan, stage), passkeys);
  const last_used =
    passkeys
      .flatMap(({ lastUsed }) => lastUsed ?? [])
      .sort()
      .at(-1) ?? null;
  // They are numbered on their own, and the first stands for all.
  return [{ device_class: "webauthn", device_uid: isPasswordless ? "-1" : "1", challenge, last_used }];
}

async function judgePasskey(context: Context<AuthenticatorValidateStage>, assertion: unknown): Promise<Outcome> {
  const { exchange, plan, stage } = context;
  const user = pendingUser(context);
  const result = await verifyAssertion(exchange, ceremony(plan, stage), assertion, user);
  if ("rejection" in result) return wrong("webauthn", result.rejection);
  if (!user) plan.context.auth_method = "auth_webauthn_pwl";
  plan.context.pending_user = result.username;
  keepProof(context, result.id);
  return accepted;
}

/** A code is tried with every device, whatever the page asked for; those that rest say no more than the others. */
function judgeCode(context: Context<AuthenticatorValidateStage>, body: Body): Outcome {
  const { world, plan } = context;
  const { errors, values } = readTexts(body, { code: {} });
  if (errors) return refused(errors);
  const { code = "" } = values;
  const now = world.clock();
  for (const device of devicesOf(context)) {
    if (rests(device, now)) continue;
    const sent = plan.context.mfa_codes?.[device.uid];
    const used = sent?.code === code && now <= sent.expires ? device : taken(device, code, now);
    if (used) return proved(context, used);
    keepDevice(world.authenticators, failed(device, now));
  }
  return wrong("code", "Invalid Token. Please ensure the time on your device is accurate and try again.");
}

async function judgePush(context: Context<AuthenticatorValidateStage>, uid: unknown): Promise<Outcome> {
  if (typeof uid !== "number") return wrong("duo", "A valid integer is required.");
  const device = devicesOf(context).find((it) => it.deviceClass === "duo" && it.uid === uid);
  if (!device) throw new Error("Invalid device");
  const { authenticators, phone } = context.world;
  const answer = authenticators.phone === "silent" ? await phone() : authenticators.phone;
  return answer === "approves" ? proved(context, device) : wrong("duo", "Duo denied access", "denied");
}

function proved(context: Context<AuthenticatorValidateStage>, device: Device): Outcome {
  const { authenticators, clock } = context.world;
  keepDevice(authenticators, { ...device, lastUsed: new Date(clock()).toISOString(), failures: undefined });
  keepProof(context, device.uid);
  return accepted;
}

/** Sends a code; the server's reply to that is an error by design. */
function select(context: Context<AuthenticatorValidateStage>, selected: unknown): Outcome {
  const members = typeof selected === "object" && selected ? (selected as Body) : {};
  for (const name of ["device_class", "device_uid", "challenge", "last_used"]) {
    if (!(name in members)) return refused({ selected_challenge: [{ string: name }] });
  }
  const chosen = challenges(context).find(
    (it) => it.device_class === members["device_class"] && it.device_uid === members["device_uid"],
  );
  if (!chosen) return wrong("selected_challenge", "invalid challenge selected");
  const device = devicesOf(context).find(({ uid }) => String(uid) === chosen.device_uid);
  if (device?.deviceClass === "sms") send(context, device.uid, device.phone, "minutes=5");
  if (device?.deviceClass === "email") send(context, device.uid, device.email, "minutes=30");
  return unmatched("Empty response");
}

function send({ world, plan }: Context<unknown>, uid: number, to: string, validity: string): void {
  const code = randomCode();
  const expires = world.clock() + seconds(validity) * 1000;
  plan.context.mfa_codes = { ...plan.context.mfa_codes, [uid]: { code, expires } };
  world.authenticators.outbox.push({ to, code });
}

function configure(context: Context<AuthenticatorValidateStage>, pk: unknown): Outcome {
  const chosen = context.stage.configurationStages?.find((it) => it.pk === pk);
  return chosen ? setUp(context, chosen.stage) : wrong("selected_stage", "Invalid stage selected");
}

/** The set-up comes next, and is as good as a factor that was shown. */
function setUp({ plan }: Context<AuthenticatorValidateStage>, stage: Stage): Outcome {
  plan.bindings.splice(1, 0, { stage, order: plan.bindings[0]?.order ?? 0 });
  return accepted;
}
