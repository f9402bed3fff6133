import { runShare } from "./together.js";

runShare(0);
