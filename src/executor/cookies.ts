/** The cookies that scripts may read. A page in a sandbox may not; the response is sent all the same. */
export function cookies(): string {
  try {
    return document.cookie;
  } catch {
    return "";
  }
}
