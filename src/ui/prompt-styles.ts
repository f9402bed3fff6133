import { unsafeCSS } from "lit";
import styles from "./prompt.css?inline";

/** Further styles for the fields of a prompt. */
export const promptStyles = unsafeCSS(styles);
