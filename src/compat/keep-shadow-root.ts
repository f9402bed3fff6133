/**
 * For builds: the polyfill assigns its own class to `window.ShadowRoot` and asks for it by that name for ever. Gives it
 * a name of its own, so that the page keeps the native class. Fails if the polyfill is not the one we know.
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
