import { inTime } from "../protocol/index.js";

/** Notes below new passwords what the page thinks of them, after the user has typed into a form. */
export function judgePasswords(root: ParentNode): void {
  if (!root.querySelector("[autocomplete=new-password]")) return;
  inTime(import("./new-passwords.js")).then(
    ({ notePasswords }) => notePasswords(root),
    () => {}, // users choose passwords without these notes
  );
}
