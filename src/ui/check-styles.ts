import { unsafeCSS } from "lit";
import styles from "./check.css?inline";

/** Styles of checkboxes and radio buttons with their labels. */
export const checkStyles = unsafeCSS(styles);
