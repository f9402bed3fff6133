import { nothing } from "lit";
import { link } from "../ui/links.js";
import { wayOut } from "./way-out.js";

/** A way out for every challenge: that of the server, or else to the root of the installation. */
export function anyWayOut(place: Parameters<typeof wayOut>[0], text: string) {
  const out = wayOut(place, text);
  return out === nothing ? link({ href: place.base, text }) : out;
}
