/**
 * The header that proves to the server that a page of its own sends the request.
 * @param cookies - as in `document.cookie`
 */
export function csrfHeader(cookies: string): Record<string, string> {
  const token = /(^|; ?)authentik_csrf=(\w+)/.exec(cookies)?.[2];
  return token ? { "X-authentik-CSRF": token } : {};
}
