import { unsafeCSS, type CSSResultGroup } from "lit";
import { codeStyles } from "./code-styles.js";
import styles from "./device.css?inline";

/** What the stages for second factors look like beyond what all stages do. */
export const deviceStyles: CSSResultGroup = [codeStyles, unsafeCSS(styles)];
