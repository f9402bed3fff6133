import { hashPassword, type User } from "../../directory.js";
import type { UserWriteStage } from "../flow-stages.js";
import { pendingUser } from "./pending-user.js";
import { accepted, denied, type StageKind } from "./stage.js";

/** Silent: changes the pending account, or makes one and has it pending (contract, section 5). */
export const userWrite: StageKind<UserWriteStage> = {
  async run(context) {
    const { plan, stage, world } = context;
    const { prompt_data } = plan.context;
    if (!prompt_data) return denied("No Pending data.");
    const mode = stage.userCreationMode ?? "create_when_required";
    const known = mode === "always_create" ? undefined : pendingUser(context);
    if (!known && mode === "never_create") return denied("No user found and can't create new user.");

    const {
      username = known?.username,
      password,
      "attributes.settings.locale": locale,
      ...details
    } = textsOf(prompt_data);
    if (!username) return denied("Aborting write to empty username.");
    const account = known ?? newUser(stage);
    const attributes = attributesOf(prompt_data);
    const user: User = {
      ...account,
      ...details,
      ...(attributes.length ? { attributes: attributes.reduce(withAttribute, account.attributes ?? {}) } : {}),
      username,
      ...(locale === undefined ? {} : { locale }),
      ...(password === undefined ? {} : { passwordHash: await hashPassword(password) }),
    };
    world.directory.write(user, known?.username);
    plan.context.pending_user = username;
    delete plan.context.pending_user_identifier;
    return accepted;
  },
};

function newUser({ createUsersAsInactive, createUsersGroup, userType }: UserWriteStage): Omit<User, "username"> {
  return {
    name: "",
    email: "",
    passwordHash: "",
    isActive: !createUsersAsInactive,
    isInternal: (userType ?? "external") === "internal",
    ...(createUsersGroup === undefined ? {} : { groups: [createUsersGroup] }),
  };
}

interface Attribute {
  path: readonly string[];
  value: unknown;
}

/** The answers that are for attributes of the account; the language has a place of its own. */
function attributesOf(answers: Readonly<Record<string, unknown>>): Attribute[] {
  return Object.entries(answers).flatMap(([key, value]) => {
    const [, path] = /^attributes[._](.+)$/.exec(key) ?? [];
    return path === undefined || key === "attributes.settings.locale" ? [] : [{ path: path.split("."), value }];
  });
}

/** The attributes of an account with one more, which may stand in others. */
function withAttribute(attributes: Attributes, { path: [name = "", ...path], value }: Attribute): Attributes {
  const inner = attributes[name];
  const isInner = typeof inner === "object" && inner !== null && !Array.isArray(inner);
  const own = path.length ? withAttribute(isInner ? (inner as Attributes) : {}, { path, value }) : value;
  return Object.fromEntries([...Object.entries(attributes), [name, own]]);
}

type Attributes = NonNullable<User["attributes"]>;

/** What else an account here has room for. */
const KEYS = ["username", "name", "email", "password", "attributes.settings.locale"] as const;

function textsOf(answers: Readonly<Record<string, unknown>>): { [K in (typeof KEYS)[number]]?: string } {
  const texts: { [K in (typeof KEYS)[number]]?: string } = {};
  for (const key of KEYS) {
    const answer = answers[key];
    if (typeof answer === "string") texts[key] = answer;
  }
  return texts;
}
