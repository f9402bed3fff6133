import { directory, type Passkey, type User } from "../directory.js";
import type { Flow } from "./flow.js";
import type { Store } from "./storage.js";
import type { World } from "./world.js";

/** What of a world changes while it is played with; sessions are kept one by one. */
type Changing = Omit<
  World,
  | "ask"
  | "base"
  | "brand"
  | "captchaScript"
  | "channel"
  | "clock"
  | "config"
  | "directory"
  | "judgeCaptcha"
  | "phone"
  | "storage"
  | "version"
>;

/** That, as it is written down: flows and brand are those that did not come with the world. */
interface Kept extends Changing {
  brand?: World["brand"];
  users: readonly User[];
  passkeys: readonly Passkey[];
}

const KEY = "world";

/** Brings a world to where a store has it. @returns a function that writes down where it is by then */
export async function restoreWorld(world: World, store: Store): Promise<() => Promise<void>> {
  const shipped = { flows: world.flows, brand: world.brand };
  const kept = (await store.read(KEY)) as Kept | undefined; // only this file writes to this key
  if (kept) {
    const { users, passkeys, flows, ...rest } = kept;
    Object.assign(world, rest, { directory: directory(users, passkeys), flows: withFlows(shipped.flows, flows) });
  }
  return () => store.write(KEY, keptOf(world, shipped));
}

/** Flows with some more, which take the place of those of their slugs. */
export function withFlows(flows: readonly Flow[], added: readonly Flow[]): readonly Flow[] {
  const slugs = added.map(({ slug }) => slug);
  return [...flows.filter(({ slug }) => !slugs.includes(slug)), ...added];
}

function keptOf(world: World, shipped: Pick<World, "flows" | "brand">): Kept {
  const {
    ask,
    base,
    brand,
    captchaScript,
    channel,
    clock,
    config,
    directory,
    judgeCaptcha,
    phone,
    storage,
    version,
    flows,
    ...rest
  } = world;
  const { users, passkeys } = directory;
  return {
    ...rest,
    ...(brand === shipped.brand ? {} : { brand }),
    ...{ users, passkeys, flows: flows.filter((flow) => !shipped.flows.includes(flow)) },
  };
}
