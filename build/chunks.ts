import type { Rolldown } from "vite";

/** The modules of the first screen, with all that they import statically. */
const FIRST_SCREEN =
  /\/src\/(main|executor\/index|embedding\/(embedded-executor|replacements))\.ts$|\/stages\/first\.ts$/;

/** One chunk for the first screen, and one for the modules of the kit that several other stages share. */
export function chunks(name: string): Rolldown.OutputOptions {
  const kit = { name: "kit", test: /\/src\/(ui|stage|browser)\//, minShareCount: 2 };
  return { codeSplitting: { groups: [{ name, test: FIRST_SCREEN, priority: 1 }, kit] } };
}

/** Free of side effects: unused exports are dropped, and modules that one stage uses move into its chunk. */
export const treeshake: Rolldown.TreeshakingOptions = {
  moduleSideEffects: [{ test: /\/src\/(stage|ui|browser)\/|@lit\/localize/, sideEffects: false }],
};
