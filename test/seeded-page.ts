import fc from "fast-check";
import type { Extent } from "./extent-plugin.js";

const { seed } = (await (await fetch("/extent.json")).json()) as Extent;

/** Random tests in browsers, with the seed that those in Node have (`seeded.ts`). */
fc.configureGlobal({ seed });
export default fc;
