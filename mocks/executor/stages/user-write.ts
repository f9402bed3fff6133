import { hashPassword, type User } from "../../directory.js";
import { pendingUser } from "./pending-user.js";
import { accepted, denied, type StageKind } from "./stage.js";

/** Writes what prompts asked for into an account. */
export interface UserWriteStage {
  kind: "user_write";
  name: string;
  userCreationMode?: "never_create" | "create_when_required" | "always_create";
}

/** Silent: changes the pending account, or makes one and has it pending (contract, section 5). */
export const userWrite: StageKind<UserWriteStage> = {
  async run(context) {
    const { plan, stage, world } = context;
    const { prompt_data } = plan.context;
    if (!prompt_data) return denied("No Pending data.");
    const mode = stage.userCreationMode ?? "create_when_required";
    const known = mode === "always_create" ? undefined : pendingUser(context);
    if (!known && mode === "never_create") return denied("No user found and can't create new user.");

    const { username = known?.username, password, ...details } = textsOf(prompt_data);
    if (!username) return denied("Aborting write to empty username.");
    const user: User = {
      ...(known ?? { isActive: true, isInternal: true, name: "", email: "", passwordHash: "" }),
      ...details,
      username,
      ...(password === undefined ? {} : { passwordHash: await hashPassword(password) }),
    };
    world.directory.write(user, known?.username);
    plan.context.pending_user = username;
    delete plan.context.pending_user_identifier;
    return accepted;
  },
};

/** What an account here has room for. */
const KEYS = ["username", "name", "email", "password"] as const;

function textsOf(answers: Readonly<Record<string, unknown>>): { [K in (typeof KEYS)[number]]?: string } {
  return Object.fromEntries(KEYS.map((key) => [key, answers[key]]).filter(([, value]) => typeof value === "string"));
}
