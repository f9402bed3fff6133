import { unsafeCSS } from "lit";
import styles from "./frame.css?inline";

/** The frame: background, card and footer, in the seven layouts. */
export const frameStyles = unsafeCSS(styles);
