import { tellsLanguages } from "./every/language.js";
import { states } from "./every/state.js";

/** Every stage of a server that speaks another language than the page, in every state of the fixtures. */
states.forEach(tellsLanguages);
