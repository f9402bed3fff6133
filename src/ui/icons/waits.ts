import { METHOD_ICONS } from "./methods.js";

/** The paths of icons for what a step waits for, or has reached. */
export const WAIT_ICONS = {
  mail: METHOD_ICONS["email"] ?? "",
  device: "M5 5.5h14a1 1 0 0 1 1 1V16H4V6.5a1 1 0 0 1 1-1zM2.5 19h19",
  leaving: "M10 5H6a1 1 0 0 0-1 1v12a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-4M14 4.5h5.5V10M19 5l-8 8",
  done: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.5 12l2.5 2.5 4.5-5",
};
