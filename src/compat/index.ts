/** Compatibility mode: our elements in light DOM, so that password managers find and fill their fields. */
import "./before-polyfill.js";
import "@webcomponents/shadydom";
import { define, emulate } from "./after-polyfill.js";

export { define, emulate };
