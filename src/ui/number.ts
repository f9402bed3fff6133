import { msg } from "@lit/localize";

/** A number as it is written in the language that the page speaks: each translation says its own tag instead of `en`. */
export function number(value: number, options?: Intl.NumberFormatOptions): string {
  return value.toLocaleString(msg("en"), options);
}
