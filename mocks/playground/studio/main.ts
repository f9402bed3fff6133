import { indexedDbStore } from "../indexed-db.js";
import { plainLook, type Look } from "./look.js";
import { StudioElement } from "./studio.js";

/** The page of the studio. What was set there is there again after a reload. */
const store = indexedDbStore(`studio ${new URL(".", document.baseURI).pathname}`);
const kept = (await store.read("look")) as Look | undefined; // only this file writes to this key

customElements.define("ak-studio", StudioElement);
const studio = document.createElement("ak-studio");
studio.look = { ...plainLook, ...kept };
studio.addEventListener("ak-look", () => void store.write("look", studio.look));
document.body.replaceChildren(studio);
