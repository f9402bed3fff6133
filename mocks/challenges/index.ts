import accessDenied from "./access-denied.js";
import consent from "./consent.js";
import dummy from "./dummy.js";
import type { Fixture } from "./fixture.js";
import flowError from "./flow-error.js";
import flowRedirect from "./flow-redirect.js";
import identification from "./identification.js";
import password from "./password.js";
import sessionEnd from "./session-end.js";
import userLogin from "./user-login.js";

/** Every fixture; whoever adds a stage adds its fixture here. */
export const fixtures: readonly Fixture[] = [
  accessDenied,
  consent,
  dummy,
  flowError,
  flowRedirect,
  identification,
  password,
  sessionEnd,
  userLogin,
];
