import { unsafeCSS, type CSSResultGroup } from "lit";
import { codeStyles } from "./code-styles.js";
import { userStyles } from "./identity.js";
import { waitStyles } from "./wait-styles.js";
import styles from "./device.css?inline";

/** Further styles of the stages for second factors. */
export const deviceStyles: CSSResultGroup = [codeStyles, userStyles, waitStyles, unsafeCSS(styles)];
