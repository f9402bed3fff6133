/**
 * Scripts in a browser may neither send `Cookie` nor set `Set-Cookie`, so the executor speaks of cookies in two headers
 * of its own, and each mount translates them.
 */

const sent = "X-Cookie";
const set = "X-Set-Cookie";

/** A cookie as the executor sets it. */
export interface Cookie {
  name: string;
  value: string;
  path: string;
  httpOnly: boolean;
  /** Seconds; a cookie without goes with the browser. */
  maxAge?: number | undefined;
}

/** The cookies of a request, by name. */
export function readCookies(headers: Headers): ReadonlyMap<string, string> {
  const pairs = (headers.get(sent) ?? "").split(";").map((pair) => pair.trim());
  return new Map(
    pairs
      .filter((pair) => pair.includes("="))
      .map((pair): [string, string] => {
        const at = pair.indexOf("=");
        return [pair.slice(0, at), pair.slice(at + 1)];
      }),
  );
}

/** Adds a cookie to the headers of a response. */
export function setCookie(headers: Headers, { name, value, path, httpOnly, maxAge }: Cookie): void {
  const attributes = [`${name}=${value}`, `Path=${path}`, "SameSite=Lax"];
  if (maxAge !== undefined) attributes.push(`Max-Age=${maxAge}`);
  if (httpOnly) attributes.push("HttpOnly");
  headers.append(set, attributes.join("; "));
}

/** For mounts: gives a request the cookies of its browser, in the form of the `Cookie` header. */
export function sendCookies(headers: Headers, cookies: string): void {
  headers.set(sent, cookies);
}

/** For mounts: takes the new cookies from a response, each in the form of a `Set-Cookie` header. */
export function takeCookies(headers: Headers): string[] {
  // No cookie of ours contains a comma: there is no Expires, and values are hexadecimal.
  const cookies = headers.get(set)?.split(", ") ?? [];
  headers.delete(set);
  return cookies;
}
