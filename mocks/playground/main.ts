import captcha from "./captcha.js?url&no-inline";
import { indexedDbStore } from "./indexed-db.js";
import { Playground } from "./playground.js";
import { PlaygroundElement } from "./element.js";

/** The page of the playground. The folder that it lies in is the installation. */
const base = new URL(".", document.baseURI);
// A page below it that the executor does not own may be this one: it is not to play in its own frame.
if (window.frameElement === null) {
  const store = indexedDbStore(`playground ${base.pathname}`);
  const playground = await Playground.open(base.pathname, store, captcha);
  customElements.define("ak-playground", PlaygroundElement);
  document.body.replaceChildren(Object.assign(document.createElement("ak-playground"), { playground, base }));
}
