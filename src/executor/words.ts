import { backdrop } from "./backdrop.js";
import { footer } from "./footer.js";
import { showDetails, showProgress } from "./progress.js";

/**
 * What the executor says and shows around the stage. Users need it only later: it is loaded while they read the first
 * stage.
 */
export const words = { backdrop, footer, showDetails, showProgress };

export type Words = typeof words;
