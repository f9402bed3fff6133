import { accepted, type StageKind } from "./stage.js";

/** Signs out. */
export interface UserLogoutStage {
  kind: "user_logout";
  name: string;
}

/** Silent; the session cookie changes. */
export const userLogout: StageKind<UserLogoutStage> = {
  async run({ visit }) {
    await visit.signOut();
    return accepted;
  },
};
