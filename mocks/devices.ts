import type { Device } from "./executor/devices.js";
import { mary } from "./directory.js";

const own = { username: mary.username, lastUsed: null };

/** The second factors of one of the demo's accounts. The secrets are here for everybody to try. */
export const demoDevices: readonly Device[] = [
  { ...own, uid: 1, deviceClass: "static", codes: ["e3dmyzkmywqk", "q8n5hb2fzt7c", "0w4r9xk1vmj6"] },
  { ...own, uid: 2, deviceClass: "duo" },
  { ...own, uid: 3, deviceClass: "totp", secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", digits: 6 },
  { ...own, uid: 4, deviceClass: "sms", phone: "+15550100", stage: "demo-sms" },
  { ...own, uid: 6, deviceClass: "email", email: mary.email },
];
