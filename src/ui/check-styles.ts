import { unsafeCSS } from "lit";
import styles from "./check.css?inline";

/** What checkboxes and radio buttons look like beside their labels. */
export const checkStyles = unsafeCSS(styles);
