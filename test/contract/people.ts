import { agentResponse } from "../../mocks/executor/stages/endpoint-agent.js";
import { demoCredentials } from "../../mocks/directory.js";
import { totp } from "../../mocks/executor/totp.js";
import type { Challenge, ChallengeResponse } from "../../src/protocol/challenges.js";

/**
 * Answers a challenge of a kind that is asked for the nth time: nothing if there is nothing to answer, or no wish to;
 * text is what no page would send.
 */
export type Person = (challenge: Challenge, attempt: number) => ChallengeResponse | string | undefined;

const { username, password } = demoCredentials;

/** Knows everything and makes no mistake. */
export const ada: Person = (challenge) => {
  switch (challenge.component) {
    case "ak-stage-identification":
      return {
        uid_field: username,
        ...(challenge.password_fields ? { password } : {}),
        ...(challenge.captcha_stage ? { captcha_token: crypto.randomUUID() } : {}),
      };
    case "ak-stage-password":
      return { password };
    case "ak-stage-captcha":
      return { token: crypto.randomUUID() };
    case "ak-stage-user-login":
      return { remember_me: true };
    case "ak-stage-consent":
      return { token: challenge.token };
    case "ak-provider-oauth2-device-code":
      return { code: "012345678" };
    case "ak-stage-endpoint-agent":
      return { response: agentResponse };
    case "ak-stage-authenticator-validate": {
      const { configuration_stages, device_challenges } = challenge;
      const [stage] = configuration_stages;
      // She has no passkey.
      if (device_challenges.length && device_challenges.every((it) => it.device_class === "webauthn")) return undefined;
      return stage ? { selected_stage: stage.pk } : { code: "e3dmyzkmywqk" };
    }
    case "ak-stage-authenticator-totp":
      return { code: totp(/secret=(\w+)/.exec(challenge.config_url)?.[1] ?? "", Date.now()) };
    case "ak-stage-authenticator-sms":
      return challenge.phone_number_required ? { phone_number: "+441234567890" } : undefined;
    case "ak-stage-authenticator-email":
      return challenge.email_required ? { email: "ada@example.org" } : undefined;
    case "ak-stage-authenticator-static":
    case "ak-stage-dummy":
    case "ak-provider-iframe-logout":
    case "xak-flow-frame":
      return {};
    case "ak-provider-saml-native-logout":
      return challenge.is_complete ? {} : undefined;
    default:
      return undefined;
  }
};

/** Has nothing right at first. */
export const hastyAda: Person = (challenge, attempt) => {
  if (attempt > 1) return ada(challenge, attempt);
  switch (challenge.component) {
    case "ak-stage-identification":
      return challenge.password_fields ? { uid_field: username, password: "difference" } : { uid_field: "" };
    case "ak-stage-password":
      return { password: "difference" };
    case "ak-stage-user-login":
      return { remember_me: false };
    case "ak-stage-consent":
      return { token: "of an earlier rendering" };
    case "ak-stage-authenticator-validate":
      return { duo: 2 };
    case "ak-stage-authenticator-totp":
      return { code: "wrong" };
    case "ak-stage-authenticator-sms":
      return { phone_number: "+15550100" };
    case "ak-stage-authenticator-email":
      return { code: "wrong" };
    case "ak-stage-authenticator-duo":
      return {};
    case "ak-provider-oauth2-device-code":
      return { code: "12345678" };
    case "ak-stage-endpoint-agent":
      return { response: "garbage" };
    case "ak-source-telegram":
      return { id: 1, auth_date: 1, hash: "00" };
    default:
      return ada(challenge, attempt);
  }
};

/** Another user, who answers alike and has the same password. */
const named =
  (username: string, person: Person): Person =>
  (challenge, attempt) => {
    const answer = person(challenge, attempt);
    const isAsked = challenge.component === "ak-stage-identification" && typeof answer === "object";
    return isAsked ? { ...answer, uid_field: username } : answer;
  };

/** Has a second factor of each kind. */
export const mary = named("mary", ada);

/** So does she who has nothing right at first. */
export const hastyMary = named("mary", hastyAda);

/** Has no account, and answers until the flow ends; gives up on forms that never stop asking. */
export const stranger: Person = (challenge, attempt) => {
  if (attempt > 6) return undefined;
  switch (challenge.component) {
    case "ak-stage-identification":
      return challenge.password_fields ? { uid_field: "nobody", password: "?" } : { uid_field: "nobody" };
    case "ak-stage-password":
      return { password: "?" };
    default:
      return ada(challenge, attempt);
  }
};

/** No user has any of these names, so that no flow goes on with another user. */
const oddities = [null, "", {}, []];

/** Sends nonsense for as long as there is more of it: no object, no members, members of all kinds. */
export const vandal: Person = (challenge, attempt) => {
  const right = ada(challenge, attempt);
  const odd = Object.keys(right ?? {}).flatMap((member) =>
    oddities.map((value) => JSON.stringify({ [member]: value })),
  );
  return right && (["{", "[]", "null", "{}", ...odd][attempt - 1] ?? right);
};
