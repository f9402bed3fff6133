import { unsafeCSS } from "lit";
import styles from "./password.css?inline";

/** The styles of the button that shows passwords. */
export const passwordStyles = unsafeCSS(styles);
