import { unsafeCSS } from "lit";
import styles from "./code.css?inline";

/** For stages that show what machines write: codes, secrets, reports. */
export const codeStyles = unsafeCSS(styles);
