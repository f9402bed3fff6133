import { unsafeCSS } from "lit";
import styles from "./prompt.css?inline";

/** What the fields of a prompt look like, beyond those that every stage has. */
export const promptStyles = unsafeCSS(styles);
