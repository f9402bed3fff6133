import type { UserLogoutStage } from "../flow-stages.js";
import { accepted, type StageKind } from "./stage.js";

/** Silent; the session cookie changes. */
export const userLogout: StageKind<UserLogoutStage> = {
  async run({ exchange }) {
    await exchange.signOut();
    return accepted;
  },
};
