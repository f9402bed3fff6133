import fc, { type Arbitrary } from "fast-check";
import type { Kept } from "../../../mocks/executor/kept.js";
import type { Binding, Flow, PolicyBinding } from "../../../mocks/executor/flow.js";
import type { Policy } from "../../../mocks/executor/policies/policy.js";
import { selectable } from "../../../mocks/executor/stages/model.js";
import type { PromptField } from "../../../mocks/executor/flow-stages.js";
import type { Source } from "../../../mocks/executor/sources/source.js";
import type { Stage } from "../../../mocks/executor/flow-stages.js";

/** Texts with all that YAML could misread. */
const words = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom("yes", "null", "~", "0x10", "12:30", "- a", "a: b", "#", "!KeyOf x", "%(app)s", "a\nb\n", " ", "é"),
);
const flag = fc.boolean();
const count = fc.integer({ min: 0, max: 20 });
const span = fc.constantFrom("seconds=0", "minutes=30", "hours=1;minutes=5", "days=30");

/** Members that may be left out, next to those that may not. */
function record<T extends object, R extends keyof T & string>(
  members: { [K in keyof T]: Arbitrary<T[K]> },
  requiredKeys: readonly R[],
): Arbitrary<Pick<T, R> & Partial<Omit<T, R>>> {
  return fc.record(members, { requiredKeys: [...requiredKeys], noNullPrototype: true }) as Arbitrary<
    Pick<T, R> & Partial<Omit<T, R>>
  >;
}

/** Members that no model has, of all that YAML can say. */
const others = fc.dictionary(
  fc.constantFrom("new_member", "new-member", "yes", "1", "a: b", "%(app)s"),
  fc.oneof(words, flag, fc.integer(), fc.constant(null), fc.jsonValue({ maxDepth: 2 })),
  { minKeys: 1, maxKeys: 3, noNullPrototype: true },
);

/** The same, mostly with members that the executor does not know. */
function withOthers<T extends object>(arbitrary: Arbitrary<T>): Arbitrary<T & Kept> {
  return fc.tuple(arbitrary, fc.option(others)).map(([known, others]) => (others ? { ...known, others } : known));
}

/** Members of which none is left out. */
function whole<T extends object>(members: { [K in keyof T]: Arbitrary<T[K]> }): Arbitrary<T> {
  return fc.record<T>(members, { noNullPrototype: true });
}

const policy: Arbitrary<Policy> = fc.oneof(
  record({ kind: fc.constant("fixed" as const), name: words, passes: flag }, ["kind", "name", "passes"]),
  record({ kind: fc.constant("expression" as const), name: words, expression: words }, ["kind", "name", "expression"]),
  record(
    { kind: fc.constant("password" as const), name: words, lengthMin: count, errorMessage: words, checkZxcvbn: flag },
    ["kind", "name"],
  ),
  record({ kind: fc.constant("reputation" as const), name: words, checkIp: flag, threshold: fc.integer() }, [
    "kind",
    "name",
  ]),
  whole({
    kind: fc.constant("other" as const),
    name: words,
    model: fc.constant("authentik_policies_geoip.geoippolicy"),
  }),
);

/** What stands in for a policy: a file only refers to it. */
const membership: Arbitrary<Policy> = whole({
  kind: fc.constantFrom("user" as const, "group" as const),
  name: words,
});

/** A policy under a name of its own, bound somehow. */
const bound = (): Arbitrary<PolicyBinding> =>
  fc
    .tuple(
      fc.oneof({ weight: 5, arbitrary: withOthers(policy) }, membership),
      record({ order: count, negate: flag, enabled: flag, failureResult: flag }, ["order"]),
    )
    .map(([policy, options]) => ({ ...policy, ...options }));

const choices = fc.array(fc.oneof(words, whole({ value: words, label: words })), { minLength: 1, maxLength: 3 });

const field: Arbitrary<PromptField> = fc.oneof(
  record<PromptField, "fieldKey" | "label" | "type">(
    {
      fieldKey: words,
      label: words,
      type: fc.constantFrom("text", "email", "username", "password", "checkbox", "date"),
      required: flag,
      placeholder: words,
      placeholderExpression: fc.constant(false),
      initialValue: words,
      initialValueExpression: flag,
      order: count,
      subText: words,
      choices: fc.constant([]),
    },
    ["fieldKey", "label", "type"],
  ).map(({ choices: _, ...field }) => field),
  whole({ fieldKey: words, label: words, type: fc.constantFrom("dropdown", "radio-button-group"), choices }),
);

const source: Arbitrary<Source> = fc.constantFrom<Source>(
  { kind: "oauth", name: "Forge", slug: "forge", providerType: "github", enrollmentFlow: "elsewhere" },
  { kind: "saml", name: "Company", slug: "company", icon: "fa://fa-building", promoted: true },
  { kind: "plex", name: "Media", slug: "media", clientId: "a client", allowFriends: false, allowedServers: ["a"] },
  { kind: "telegram", name: "Chat", slug: "chat", botUsername: "a_bot", userMatchingMode: "email_deny" },
);

const totp: Stage = { kind: "authenticator_totp", name: "an app", digits: 6 };

const stage: Arbitrary<Stage> = fc.oneof(
  record({ kind: fc.constant("dummy" as const), name: words, throwError: flag }, ["kind", "name"]),
  record({ kind: fc.constant("deny" as const), name: words, denyMessage: words }, ["kind", "name"]),
  record(
    {
      kind: fc.constant("authenticator_webauthn" as const),
      name: words,
      residentKeyRequirement: fc.constantFrom("required" as const, "preferred" as const, "discouraged" as const),
      authenticatorAttachment: fc.constantFrom("platform" as const, "cross-platform" as const),
      deviceTypeRestrictions: fc.array(fc.uuid(), { maxLength: 2 }),
      maxAttempts: count,
    },
    ["kind", "name"],
  ),
  record(
    {
      kind: fc.constant("email" as const),
      name: words,
      subject: words,
      tokenExpiry: span,
      activateUserOnSuccess: flag,
    },
    ["kind", "name"],
  ),
  record(
    {
      kind: fc.constant("identification" as const),
      name: words,
      userFields: fc.subarray(["email", "username", "upn"] as const),
      passwordStage: fc.constant({ kind: "password" as const, name: "beside", allowShowPassword: true }),
      captchaStage: fc.constant({
        kind: "captcha" as const,
        name: "proof",
        publicKey: "key",
        jsUrl: "https://a.test/",
      }),
      recoveryFlow: fc.constant("elsewhere"),
      sources: fc.uniqueArray(source, { selector: ({ slug }) => slug }),
      pretendUserExists: flag,
      webauthnStage: fc.constantFrom("required" as const, "preferred" as const).map((webauthnUserVerification) => ({
        kind: "authenticator_validate" as const,
        name: `passkeys ${webauthnUserVerification}`,
        webauthnUserVerification,
      })),
    },
    ["kind", "name"],
  ),
  record(
    {
      kind: fc.constant("consent" as const),
      name: words,
      mode: fc.constantFrom("always_require" as const, "permanent" as const, "expiring" as const),
      consentExpireIn: span,
    },
    ["kind", "name"],
  ),
  record({ kind: fc.constant("password" as const), name: words, failedAttemptsBeforeCancel: count }, ["kind", "name"]),
  whole({ kind: fc.constant("prompt" as const), name: words, fields: fc.array(field, { maxLength: 3 }) }),
  record(
    {
      kind: fc.constant("authenticator_validate" as const),
      name: words,
      deviceClasses: fc.subarray(["totp", "static", "duo"] as const),
      notConfiguredAction: fc.constantFrom("skip" as const, "deny" as const, "configure" as const),
      configurationStages: fc.constantFrom([], [selectable(totp)]),
      lastAuthThreshold: span,
      webauthnHints: fc.subarray(["security-key", "client-device", "hybrid"] as const),
    },
    ["kind", "name"],
  ),
  record({ kind: fc.constant("user_login" as const), name: words, sessionDuration: span, rememberMeOffset: span }, [
    "kind",
    "name",
  ]),
  record({ kind: fc.constant("user_write" as const), name: words, createUsersGroup: words }, ["kind", "name"]),
  whole({ kind: fc.constant("source" as const), name: words, source }),
  record(
    {
      kind: fc.constant("endpoint_agent" as const),
      name: words,
      connector: fc.constantFrom({ name: "agents" }, { name: "patient agents", challengeIdleTimeout: "seconds=9" }),
      mode: fc.constantFrom("optional" as const, "required" as const),
    },
    ["kind", "name", "connector"],
  ),
  whole({ kind: fc.constantFrom("user_logout" as const, "user_delete" as const), name: words }),
);

const binding: Arbitrary<Binding> = record<Binding, "stage" | "order">(
  {
    stage: withOthers(stage),
    others,
    order: count,
    invalidResponseAction: fc.constantFrom("retry", "restart", "restart_with_context"),
    evaluateOnPlan: flag,
    reEvaluatePolicies: flag,
    policies: fc.array(bound(), { minLength: 1, maxLength: 3 }),
    policyEngineMode: fc.constantFrom("any", "all"),
  },
  ["stage", "order"],
);

/** A flow of all that a file can carry, in which whatever has a name has one of its own. */
export const exportableFlow: Arbitrary<Flow> = record<Flow, "slug" | "name" | "title" | "designation" | "bindings">(
  {
    slug: fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/),
    name: words,
    title: words,
    designation: fc.constantFrom("authentication", "enrollment", "recovery", "stage_configuration"),
    authentication: fc.constantFrom("none", "require_authenticated", "require_superuser"),
    layout: fc.constantFrom("stacked", "sidebar_left"),
    background: words,
    deniedAction: fc.constantFrom("message_continue", "message", "continue"),
    policies: fc.array(bound(), { minLength: 1, maxLength: 3 }),
    policyEngineMode: fc.constantFrom("any", "all"),
    context: fc.constant({}),
    bindings: fc.array(binding, { maxLength: 5 }),
    others,
  },
  ["slug", "name", "title", "designation", "bindings"],
).map(({ context: _, ...flow }) => withOwnNames(flow));

function withOwnNames(flow: Flow): Flow {
  let count = 0;
  const own = <T extends { name: string }>(named: T): T => ({ ...named, name: `${named.name} ${++count}` });
  const withFields = (stage: Stage): Stage =>
    stage.kind === "prompt"
      ? { ...stage, fields: stage.fields.map((field) => own({ name: "field", ...field })) }
      : stage;
  const all = (policies: readonly PolicyBinding[]) => policies.map(own);
  const bindings = flow.bindings.map(({ policies, ...binding }) => ({
    ...binding,
    stage: withFields(own(binding.stage)),
    ...(policies ? { policies: all(policies) } : {}),
  }));
  return { ...flow, bindings, ...(flow.policies ? { policies: all(flow.policies) } : {}) };
}
