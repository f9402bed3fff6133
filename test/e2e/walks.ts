import { demoCredentials } from "../../mocks/directory.js";
import { firefoxPath } from "../browsers.js";
import type { BuiltPageOptions } from "./built-page.js";
import type { BrowserName } from "./launched.js";
import { scene, type Visit } from "./visit.js";

const browsers: readonly BrowserName[] = firefoxPath() ? ["chrome", "firefox"] : ["chrome"];

/** Where walks are to end: an address that is easily written otherwise. It tells who is signed in. */
export const TARGET = "/if/user/?from=a%20b&to=%C3%A9+%2f";

/** The same as the query of a flow's page. */
export const toTarget = `next=${encodeURIComponent(TARGET)}`;

/** A walk through a flow from the first challenge to the last: written once, and taken in every browser there is. */
export function walk(title: string, take: (visit: Visit) => Promise<void>, options: BuiltPageOptions = {}) {
  for (const browser of browsers) scene(`${title} (${browser})`, take, { ...options, browser });
}

/** Signs in by name and password, and goes on to a flow that is to end at the target. */
export async function signInto(visit: Visit, slug: string) {
  const flow = `/if/flow/${slug}/?${toTarget}`;
  await visit.open("default-authentication-flow", `next=${encodeURIComponent(flow)}`);
  await visit.signIn();
  // A page that still loads may abort the opening of the next one in Firefox.
  await visit.page.waitForFunction(
    () => document.readyState === "complete" && !location.pathname.includes("default-authentication-flow"),
  );
}

/** Ends at the target, where the user is signed in. */
export async function arriveAs(visit: Visit, name: string) {
  await visit.arrive(TARGET);
  await visit.sees(`Signed in as ${name}`);
}

/** Signs out, and in again up to the second factor. */
export async function comeBack(visit: Visit) {
  await visit.click("Sign out");
  await visit.focus("uidField");
  await visit.open("default-authentication-flow", toTarget);
  await visit.signIn();
  await visit.stage("ak-stage-authenticator-validate");
}

/** Types into one field after the other, the first of which has the focus. */
export async function fill(visit: Visit, answers: Readonly<Record<string, string>>) {
  await visit.wait("[part=challenge] > div > :not([busy])"); // or it is the field of before
  for (const [name, text] of Object.entries(answers)) {
    await visit.focus(name);
    await visit.type(text);
    await visit.press("Tab");
  }
}

/** The same, and sends the form with Enter from the last. */
export async function answer(visit: Visit, answers: Readonly<Record<string, string>>) {
  await visit.wait("[part=challenge] > div > :not([busy])");
  const names = Object.keys(answers);
  for (const [at, name] of names.entries()) {
    await visit.focus(name);
    await visit.type(answers[name] ?? "");
    await visit.press(at + 1 < names.length ? "Tab" : "Enter");
  }
}

/** The server's clock moves on. */
export function later({ site: { world } }: Visit, minutes: number) {
  const { clock } = world;
  world.clock = () => clock() + minutes * 60_000;
}

/** The page's clock moves on. */
export async function wait({ page }: Visit, seconds: number) {
  await page.evaluate((milliseconds) => {
    const { now } = Date;
    Date.now = () => now() + milliseconds;
  }, seconds * 1000);
}

/** Opens the link of the newest e-mail. */
export async function followLink(visit: Visit, link = visit.site.world.outbox.at(-1)?.link ?? "") {
  await visit.page.goto(new URL(link, visit.site.url).href);
}

/** The code that was sent last. */
export function sentCode({ site: { world } }: Visit): string {
  return world.authenticators.outbox.at(-1)?.code ?? "";
}

/** Replaces what stands in a field. */
export async function select(visit: Visit, name: string) {
  await visit.page.$eval(`>>> input[name=${name}]`, (field) => field.select());
}

/** Whether a password is that of an account. */
export async function knows({ site: { world } }: Visit, password: string, username: string = demoCredentials.username) {
  const user = world.directory.get(username);
  return user !== undefined && (await world.directory.verify(user, password));
}
