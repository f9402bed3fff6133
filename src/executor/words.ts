import { footer } from "./footer.js";
import { showProgress } from "./progress.js";

/** What the executor says around the stage. Users need it only later: it is loaded while they read the first stage. */
export const words = { footer, showProgress };

export type Words = typeof words;
