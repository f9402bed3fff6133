/**
 * For builds: the polyfill replaces `window.ShadowRoot` by its own class and refers to it by that name. This renames it
 * in the polyfill's code, so that the page keeps the native class. Throws if the polyfill's code has changed.
 */
export function keepShadowRoot(file: string, code: string): string | undefined {
  if (!file.includes("shadydom.min.js")) return undefined;
  const assignments = code.split("window.ShadowRoot=").length - 1;
  const questions = code.split("instanceof ShadowRoot").length - 1;
  if (assignments !== 1 || questions === 0) throw new Error("ShadyDOM has changed: see src/compat/keep-shadow-root.ts");
  return code
    .replace("window.ShadowRoot=", "window.akShadowRoot=")
    .replaceAll("instanceof ShadowRoot", "instanceof (window.akShadowRoot||ShadowRoot)")
    .replaceAll("=ShadowRoot.prototype", "=(window.akShadowRoot||ShadowRoot).prototype");
}
