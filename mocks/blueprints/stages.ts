import type { DeviceChallenge } from "../../src/protocol/challenges.js";
import type { AuthenticatorValidateStage } from "../executor/flow-stages.js";
import { modelOf, selectable } from "../executor/stages/model.js";
import type { Stage } from "../executor/flow-stages.js";
import type { Hint } from "../executor/flow-authenticators.js";
import type { UserVerification } from "../executor/flow-authenticators.js";
import { connectorReference, noConnector } from "./connectors.js";
import { BlueprintFailure } from "./failure.js";
import { isA } from "./models.js";
import {
  duration,
  flag,
  flowReference,
  keys,
  keysIn,
  number,
  stageReference,
  text,
  word,
  words,
  type Member,
  type Members,
  type Reader,
  type Writer,
} from "./member.js";
import type { BlueprintObject } from "./objects.js";
import { policyList } from "./policies.js";
import { fields } from "./prompts.js";
import { readMembers, writeMembers } from "./record.js";
import { nowhereElse, sourceReference, sourceReferences } from "./sources.js";

/** What is only ever there while a flow runs, and so in no file. */
type Passing =
  | "autosubmit"
  | "device_code"
  | "device_code_finish"
  | "frame"
  | "iframe_logout"
  | "native_logout"
  | "oauth_response"
  | "session_end"
  | "shell"
  | "source_connection"
  | "telegram";

type Kind = Exclude<Stage["kind"], Passing | "other">;
type Of<K extends Kind> = Extract<Stage, { kind: K }>;
type Required<S> = { [K in keyof S as object extends Pick<S, K> ? never : K]: S[K] };

interface StageModel<S> {
  members: Members<S, "kind" | "name">;
  /** What members that must be there are where the file has none. */
  blank: Omit<Required<S>, "kind" | "name">;
}

const DEVICES: readonly DeviceChallenge["device_class"][] = ["static", "totp", "webauthn", "duo", "sms", "email"];
const REQUIREMENTS: readonly UserVerification[] = ["required", "preferred", "discouraged"];
const HINTS: readonly Hint[] = ["security-key", "client-device", "hybrid"];

const NETWORKS = ["no_binding", "bind_asn", "bind_asn_network", "bind_asn_network_ip"] as const;
const PLACES = ["no_binding", "bind_continent", "bind_continent_country", "bind_continent_country_city"] as const;

const nothing = { members: {}, blank: {} };

const models: { readonly [K in Kind]: StageModel<Of<K>> } = {
  authenticator_duo: nothing,
  authenticator_email: { members: { tokenExpiry: duration("token_expiry") }, blank: {} },
  authenticator_sms: nothing,
  authenticator_static: {
    members: { tokenCount: number("token_count"), tokenLength: number("token_length") },
    blank: {},
  },
  authenticator_totp: { members: { digits: digits("digits") }, blank: {} },
  authenticator_validate: {
    members: {
      deviceClasses: words("device_classes", DEVICES),
      notConfiguredAction: word("not_configured_action", ["skip", "deny", "configure"]),
      configurationStages: configurationStages("configuration_stages"),
      lastAuthThreshold: duration("last_auth_threshold"),
      webauthnUserVerification: word("webauthn_user_verification", REQUIREMENTS),
      webauthnHints: words("webauthn_hints", HINTS),
      webauthnAllowedDeviceTypes: keys("webauthn_allowed_device_types"),
    },
    blank: {},
  },
  authenticator_webauthn: {
    members: {
      userVerification: word("user_verification", REQUIREMENTS),
      residentKeyRequirement: word("resident_key_requirement", REQUIREMENTS),
      authenticatorAttachment: word("authenticator_attachment", ["platform", "cross-platform"]),
      hints: words("hints", HINTS),
      deviceTypeRestrictions: keys("device_type_restrictions"),
      maxAttempts: number("max_attempts"),
    },
    blank: {},
  },
  captcha: {
    members: {
      publicKey: text("public_key"),
      jsUrl: text("js_url"),
      interactive: flag("interactive"),
      scoreMinThreshold: number("score_min_threshold"),
      scoreMaxThreshold: number("score_max_threshold"),
      errorOnInvalidScore: flag("error_on_invalid_score"),
    },
    blank: { publicKey: "", jsUrl: "https://www.recaptcha.net/recaptcha/api.js" },
  },
  consent: {
    members: {
      mode: word("mode", ["always_require", "permanent", "expiring"]),
      consentExpireIn: duration("consent_expire_in"),
    },
    blank: {},
  },
  deny: { members: { denyMessage: text("deny_message") }, blank: {} },
  dummy: { members: { throwError: flag("throw_error") }, blank: {} },
  email: {
    members: {
      subject: text("subject"),
      tokenExpiry: duration("token_expiry"),
      activateUserOnSuccess: flag("activate_user_on_success"),
      recoveryMaxAttempts: number("recovery_max_attempts"),
      recoveryCacheTimeout: duration("recovery_cache_timeout"),
    },
    blank: {},
  },
  endpoint_agent: {
    members: { connector: connectorReference("connector"), mode: word("mode", ["optional", "required"]) },
    blank: { connector: noConnector },
  },
  identification: {
    members: {
      userFields: words("user_fields", ["username", "email", "upn"]),
      // Without one, the login would let in every visitor who knows a name.
      passwordStage: stageReference("password_stage", "password", true),
      captchaStage: stageReference("captcha_stage", "captcha"),
      enrollmentFlow: flowReference("enrollment_flow"),
      recoveryFlow: flowReference("recovery_flow"),
      passwordlessFlow: flowReference("passwordless_flow"),
      sources: sourceReferences("sources"),
      showSourceLabels: flag("show_source_labels"),
      showMatchedUser: flag("show_matched_user"),
      caseInsensitiveMatching: flag("case_insensitive_matching"),
      pretendUserExists: flag("pretend_user_exists"),
      enableRememberMe: flag("enable_remember_me"),
      webauthnStage: stageReference("webauthn_stage", "authenticator_validate"),
    },
    blank: {},
  },
  invitation: {
    members: { continueFlowWithoutInvitation: flag("continue_flow_without_invitation") },
    blank: {},
  },
  password: {
    members: {
      failedAttemptsBeforeCancel: number("failed_attempts_before_cancel"),
      allowShowPassword: flag("allow_show_password"),
      configureFlow: flowReference("configure_flow"),
    },
    blank: {},
  },
  prompt: {
    members: { fields: fields("fields"), validationPolicies: policyList("validation_policies") },
    blank: { fields: [] },
  },
  redirect: {
    members: {
      mode: word("mode", ["static", "flow"]),
      targetStatic: text("target_static"),
      targetFlow: flowReference("target_flow"),
      keepContext: flag("keep_context"),
    },
    blank: { mode: "flow" },
  },
  source: { members: { source: sourceReference("source") }, blank: { source: nowhereElse } },
  user_delete: nothing,
  user_login: {
    members: {
      sessionDuration: duration("session_duration"),
      rememberMeOffset: duration("remember_me_offset"),
      rememberDevice: duration("remember_device"),
      networkBinding: word("network_binding", NETWORKS),
      geoipBinding: word("geoip_binding", PLACES),
    },
    blank: {},
  },
  user_logout: nothing,
  user_write: {
    members: {
      userCreationMode: word("user_creation_mode", ["never_create", "create_when_required", "always_create"]),
      createUsersAsInactive: flag("create_users_as_inactive"),
      createUsersGroup: groupName("create_users_group"),
      userType: word("user_type", ["internal", "external", "service_account"]),
    },
    blank: {},
  },
};

const KINDS = Object.keys(models) as Kind[];

/** Whether stages of a model can be played. */
export function isStage(model: string): boolean {
  return KINDS.some((kind) => modelOf(kind) === model);
}

/** A stage of a file. */
export function readStage(object: BlueprintObject, reader: Reader): Stage | undefined {
  const { name } = object.attrs;
  const kind = KINDS.find((kind) => modelOf(kind) === object.model);
  if (!kind) {
    const model = { kind: "other", name: textOf(name), model: object.model } as const;
    return isA(object.model, "authentik_flows.stage") ? { ...model, ...readMembers(object, {}, reader) } : undefined;
  }
  const { members, blank } = models[kind];
  const read = readMembers(object, members, reader);
  const { others, ...rest } = read;
  const kept = Object.entries(others ?? {}).filter(([name, value]) => !isUsual(kind, name, value));
  // The table's type says that members and kind belong together.
  const stage = { kind, name: textOf(name), ...blank, ...rest } as Stage;
  return kept.length ? { ...stage, others: Object.fromEntries(kept) } : stage;
}

/** Whether a stage is there only while a flow runs, so that no file has it. */
export function isPassing({ kind }: Stage): boolean {
  return kind !== "other" && !KINDS.some((it) => it === kind);
}

/** The members of a stage, as a file has them. */
export function writeStage(stage: Stage, writer: Writer): Record<string, unknown> {
  if (stage.kind === "other") return writeMembers<object>(stage, {}, writer);
  const kind = KINDS.find((kind) => kind === stage.kind);
  if (!kind)
    throw new BlueprintFailure(`The stage ${stage.name} is there only while a flow runs: no file can carry it.`);
  return { ...REQUIRED[kind], ...writeMembers<object>(stage, models[kind].members, writer) };
}

/** What servers need of a stage that is made here, where its members do not say it. */
const REQUIRED: Readonly<Partial<Record<Kind, object>>> = {
  authenticator_totp: { digits: "6" },
  password: {
    backends: [
      "authentik.core.auth.InbuiltBackend",
      "authentik.sources.kerberos.auth.KerberosBackend",
      "authentik.sources.ldap.auth.LDAPBackend",
      "authentik.core.auth.TokenBackend",
    ],
  },
};

/** Whether a member says what is written where a stage does not say it. */
function isUsual(kind: Kind, name: string, value: unknown): boolean {
  const usual: Readonly<Record<string, unknown>> = { ...REQUIRED[kind] };
  return name in usual && JSON.stringify(usual[name]) === JSON.stringify(value);
}

function textOf(name: unknown): string {
  return typeof name === "string" || typeof name === "number" ? String(name) : "";
}

/** Files name them by text in newer versions, and by number in older ones. */
function digits(name: string): Member<6 | 8> {
  const member = word<6 | 8>(name, [6, 8]);
  return {
    ...member,
    read: (value, reader) => member.read(typeof value === "string" ? Number(value) : value, reader),
    write: (value) => String(value),
  };
}

function configurationStages(name: string): Member<NonNullable<AuthenticatorValidateStage["configurationStages"]>> {
  return {
    name,
    read(value, reader) {
      const stages = keysIn(value).map((key) => reader.stage(key));
      return stages.flatMap((stage) => (stage ? [selectable(stage)] : []));
    },
    write: (choices, writer) => choices.map(({ stage }) => writer.stage(stage)),
  };
}

function groupName(name: string): Member<string> {
  return {
    name,
    read(key, reader) {
      const group = reader.object(key)?.attrs["name"];
      return typeof group === "string" ? group : undefined;
    },
    write: (group, writer) => writer.group(group),
  };
}
