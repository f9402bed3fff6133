import { demoBrand } from "./brand.js";
import { ada, directory, mary } from "./directory.js";
import { demoDevices } from "./devices.js";
import { Channel } from "./executor/channel.js";
import { authenticators } from "./executor/devices.js";
import { captchaProvider } from "./executor/stages/captcha.js";
import { memoryStore, sessionsIn } from "./executor/storage.js";
import { versionNamed } from "./executor/version.js";
import type { World } from "./executor/world.js";
import { flows } from "./flows.js";

/** The world of the demo and the tests; each call makes a new one, with whatever is overridden. */
export function demoWorld(overrides: Partial<World> = {}): World {
  const base = overrides.base ?? "/";
  return {
    base,
    version: versionNamed(),
    brand: demoBrand,
    config: {
      error_reporting: {
        enabled: false,
        sentry_dsn: "",
        environment: "demo",
        send_pii: false,
        traces_sample_rate: 0,
      },
      capabilities: [],
      cache_timeout: 300,
      cache_timeout_flows: 300,
      cache_timeout_policies: 300,
    },
    flows,
    directory: directory([ada, mary]),
    avatars: "initials",
    authenticators: authenticators(demoDevices),
    storage: sessionsIn(memoryStore()),
    channel: new Channel(),
    outbox: [],
    links: new Map(),
    invitations: new Map([["an-invitation-of-the-demo", { name: "demo", data: { email: "grace@example.org" } }]]),
    consents: [],
    connections: [],
    reputation: [],
    judgeCaptcha: captchaProvider(),
    ask: () => true,
    phone: () => Promise.resolve("denies"),
    decisions: [],
    clock: Date.now,
    ...overrides,
  };
}
