import { unsafeCSS } from "lit";
import styles from "./wait.css?inline";

/** The styles of icons, and of waits with one. */
export const waitStyles = unsafeCSS(styles);
