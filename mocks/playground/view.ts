import { html, type TemplateResult } from "lit";

/** How the page in the frame is looked at. */
export interface View {
  size: keyof typeof SIZES;
  scheme: keyof typeof SCHEMES;
  mode: keyof typeof MODES;
  direction: keyof typeof DIRECTIONS;
}

const SIZES = { fill: "Fit", phone: "Phone", tablet: "Tablet", desktop: "Desktop" };
const SCHEMES = { system: "System", light: "Light", dark: "Dark" };
const MODES = { auto: "Auto", off: "Off", light: "Light", on: "On" };
const DIRECTIONS = { auto: "Auto", ltr: "Left to right", rtl: "Right to left" };

/** As a user's own browser would show it. */
export const plainView: View = { size: "fill", scheme: "system", mode: "auto", direction: "auto" };

const CONTROLS = {
  size: ["Screen", SIZES],
  scheme: ["Colours", SCHEMES],
  mode: ["Compatibility", MODES],
  direction: ["Direction", DIRECTIONS],
} as const satisfies Record<keyof View, readonly [string, object]>;

/** The controls of a view. */
export function viewBar(view: View, change: (view: View) => void): TemplateResult {
  const names = Object.keys(CONTROLS) as (keyof View)[]; // those of a literal are what its type says
  return html`<div class="view" role="group" aria-label="View">
    ${names.map((name) => {
      const [label, options] = CONTROLS[name];
      const choose = ({ target }: Event) => change({ ...view, [name]: (target as HTMLSelectElement).value });
      return html`<label>
        <span>${label}</span>
        <select name=${name} @change=${choose}>
          ${Object.entries(options).map(
            ([value, text]) => html`<option value=${value} ?selected=${value === view[name]}>${text}</option>`,
          )}
        </select>
      </label>`;
    })}
  </div>`;
}

/** Shows a page as the view says; the mode counts for elements that are still to be defined. */
export function applyView({ scheme, mode, direction }: View, { documentElement, defaultView }: Document): void {
  const isDark = defaultView?.matchMedia("(prefers-color-scheme: dark)").matches === true;
  documentElement.dataset["theme"] = scheme === "system" ? (isDark ? "dark" : "light") : scheme;
  // The page itself follows the system on, unless a scheme was chosen.
  if (scheme === "system") documentElement.dataset["themeChoice"] = "auto";
  else delete documentElement.dataset["themeChoice"];
  if (direction === "auto") documentElement.removeAttribute("dir");
  else documentElement.dir = direction;
  const executor = documentElement.querySelector("ak-flow-executor");
  if (mode === "auto") executor?.removeAttribute("compatibility-mode");
  else executor?.setAttribute("compatibility-mode", mode);
}
