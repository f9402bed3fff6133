import { writeDropIn } from "./authentik/drop-in.js";

/** `npm run build:authentik`: the drop-in for an authentik server, of the page that was just built. */
await writeDropIn("dist", "dist-authentik");
