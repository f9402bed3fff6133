import type { Imported } from "../blueprints/import.js";
import type { NewBrand } from "../blueprints/brands.js";
import type { NewAccount } from "../blueprints/people.js";
import { directory, hashPassword, type User } from "../directory.js";
import { withFlows } from "./saved-world.js";
import type { Brand, World } from "./world.js";

/** Brings a world to where files have it. @returns a function that takes all of that back */
export async function takeIn(imported: Imported, world: World): Promise<() => void> {
  const { flows, brand, background, spare = [] } = world;
  const { users, passkeys } = world.directory;
  const invitations = new Map(world.invitations);
  const changed = await Promise.all(imported.accounts.map((account) => accountOf(account, world)));
  const left = flows.filter(({ slug }) => !imported.removed.includes(slug));
  Object.assign(world, { flows: withFlows(left, imported.flows), spare: imported.spare });
  if (imported.brand) wear(imported.brand, world);
  for (const user of changed) world.directory.write(user);
  for (const [key, invitation] of imported.invitations) world.invitations.set(key, invitation);
  return () => {
    world.flows = flows;
    world.spare = spare;
    world.brand = brand;
    if (background === undefined) delete world.background;
    else world.background = background;
    world.directory = directory(users, passkeys);
    world.invitations = invitations;
  };
}

/** Gives a world the look that files bring. */
function wear({ title, logo, favicon, background, css }: NewBrand, world: World): void {
  const brand: Partial<Brand> = {
    ...(title === undefined ? {} : { branding_title: title }),
    ...(logo === undefined ? {} : { branding_logo: logo, branding_logo_themed_urls: null }),
    ...(favicon === undefined ? {} : { branding_favicon: favicon, branding_favicon_themed_urls: null }),
    ...(css === undefined ? {} : { branding_custom_css: css }),
  };
  world.brand = { ...world.brand, ...brand };
  if (background !== undefined) world.background = background;
}

/** The account that there is then; one without a password cannot sign in with any. */
async function accountOf({ password, ...account }: NewAccount, { directory }: World): Promise<User> {
  const blank = { name: "", email: "", isActive: true, passwordHash: "" };
  const known = directory.get(account.username);
  const hash = password === undefined ? {} : { passwordHash: await hashPassword(password) };
  return { ...blank, ...known, ...account, ...hash };
}
