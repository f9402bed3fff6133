import { readFileSync } from "node:fs";
import type { HTTPRequest, Page, Viewport } from "puppeteer-core";
import { fixtures } from "../../mocks/challenges/index.js";
import type { Component } from "../../src/protocol/index.js";

/** What a picture is taken of. */
export interface Subject {
  component: Component;
  state: string;
  theme: "light" | "dark";
  size: keyof typeof SIZES;
  dir: "ltr" | "rtl";
  /** The brand whose sheet applies, or a page whose sheet speaks of everything. */
  sheet: (typeof SHEETS)[number];
}

export const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } } as const;

const BRANDS = ["bootstrap", "glass", "parts", "serif", "sidebar", "window-95"] as const;
export const SHEETS = ["", "hostile", ...BRANDS] as const;

/** Wait for scripts or pages of others, which would come in their own time: here they never do. */
const FOREIGN: readonly Component[] = [
  "ak-stage-captcha",
  "ak-source-telegram",
  "ak-source-oauth-apple",
  "ak-provider-iframe-logout",
];

/** Each state of each stage, or the first alone. */
export function states(all: boolean): Pick<Subject, "component" | "state">[] {
  return fixtures.flatMap(({ component, states }) => {
    const names = Object.keys(states);
    return (all ? names : names.slice(0, 1)).map((state) => ({ component, state }));
  });
}

/** Takes a picture of the gallery's frame. */
export async function shoot(page: Page, gallery: string, subject: Subject, compatibility: "off" | "light" | "on") {
  const { component, state, theme, size, dir, sheet } = subject;
  await page.setViewport(SIZES[size]);
  await page.goto("about:blank"); // ends what a stage that leaves the page has begun
  const isForeign = FOREIGN.includes(component);
  await page.setRequestInterception(isForeign);
  const refuse = (request: HTTPRequest) => void (isOurs(request, gallery) ? request.continue() : request.abort());
  if (isForeign) page.on("request", refuse);
  try {
    const query = new URLSearchParams({ component, state, theme, dir, compatibility });
    await page.goto(`${gallery}frame.html?${query}`);
    await page.waitForSelector(`html[data-shown="${component}"]`);
    if (sheet === "hostile") await page.evaluate(surround, read("../compat/hostile.css"));
    else if (sheet) await page.evaluate(brand, read(`../e2e/brands/${sheet}.css`));
    await page.waitForNetworkIdle({ idleTime: 50 });
    await page.evaluate(settle);
    await drawAnew(page, SIZES[size]);
    return await page.screenshot({ encoding: "base64" });
  } finally {
    // In this order: a request that waits for the listener would hold up the next page.
    await page.setRequestInterception(false);
    page.off("request", refuse);
  }
}

const read = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");

/**
 * Lets the browser draw all of the page once more, in one go. Chromium draws again what has changed alone, and the edges
 * of what it draws piece by piece are by a shade different.
 */
async function drawAnew(page: Page, size: Viewport) {
  if (!(await page.browser().version()).startsWith("Chrome")) return;
  await page.setViewport({ ...size, deviceScaleFactor: 2 });
  await page.screenshot();
  await page.setViewport(size);
}

/** Runs in the page: gives it a style sheet, and what that names. */
function surround(css: string) {
  document.body.id = "app";
  document.querySelector("main")?.setAttribute("id", "login");
  document.head.append(Object.assign(document.createElement("style"), { textContent: css }));
}

/** Runs in the page: gives the executor a brand with this CSS. */
function brand(css: string) {
  const executor = document.querySelector("ak-flow-executor");
  if (executor) executor.brand = { ...executor.brand, branding_custom_css: css };
}

/** Whether the gallery itself asks; what it shows as services of others lies below `/demo/`. */
function isOurs(request: HTTPRequest, gallery: string): boolean {
  const { origin, pathname } = new URL(request.url());
  return origin === new URL(gallery).origin && !pathname.startsWith("/demo/");
}

/** Runs in the page: until its pictures are there and it has been drawn. */
async function settle() {
  // The caret blinks. Its colour is inherited, into roots as well.
  document.documentElement.style.caretColor = "transparent";
  const images: HTMLImageElement[] = [];
  const trees: ParentNode[] = [document];
  for (const tree of trees) {
    for (const node of tree.querySelectorAll("*")) {
      if (node instanceof HTMLImageElement) images.push(node);
      if (node.shadowRoot && !trees.includes(node.shadowRoot)) trees.push(node.shadowRoot);
    }
  }
  await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
}

/** How many pixels of two pictures differ. */
export function difference(page: Page, one: string, other: string): Promise<number> {
  if (one === other) return Promise.resolve(0);
  return page.evaluate(
    async (...shots) => {
      const pixels = await Promise.all(
        shots.map(async (shot) => {
          const bytes = Uint8Array.from(atob(shot), (char) => char.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
          context?.drawImage(bitmap, 0, 0);
          return new Uint32Array(context?.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer ?? []);
        }),
      );
      return pixels[0]?.filter((pixel, index) => pixel !== pixels[1]?.[index]).length ?? NaN;
    },
    one,
    other,
  );
}
