import { unsafeCSS } from "lit";
import styles from "./stage.css?inline";

/** What all stages look like. Classes say what a thing is; brand stylesheets rely on them. */
export const stageStyles = unsafeCSS(styles);
