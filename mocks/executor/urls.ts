/** Writes a query the way the server's language does: that decides whether a redirect to the same URL is seen as one. */
export function formEncode(pairs: Iterable<readonly [string, string]>): string {
  return Array.from(pairs, ([name, value]) => `${quote(name)}=${quote(value)}`).join("&");
}

/** A path with a query, if there is one. */
export function withQuery(path: string, query: Iterable<readonly [string, string]>): string {
  const text = formEncode(query);
  return text ? `${path}?${text}` : path;
}

/** Whether a URL stays on this server: neither scheme nor host, however they are disguised. */
export function isRelative(url: string): boolean {
  // Browsers drop white space and control characters inside a URL, and read a backslash as a slash.
  // eslint-disable-next-line no-control-regex
  const bare = url.replace(/[\u0000-\u0020]/g, "");
  return !/^([a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(bare);
}

function quote(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");
}
