import { isWhole, speakOtherLanguage, tellsFailures, tellsMessages } from "./every/other-language.js";
import { states } from "./every/state.js";

/** All that users read, in every state of the fixtures and around it, in a language with longer words than English. */
describe("in another language", () => {
  speakOtherLanguage();
  states.forEach(isWhole);
  tellsFailures();
  tellsMessages();
});
