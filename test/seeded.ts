import fc from "fast-check";
import { extent } from "./extent-plugin.js";

/** Random tests in Node: `npm test` tries the same cases each time, `npm run fuzz` others, whose seed it prints. */
fc.configureGlobal({ seed: extent().seed });
export default fc;
