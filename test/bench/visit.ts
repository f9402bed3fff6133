import type { Browser, BrowserContext, Page } from "puppeteer-core";

/** What a visit runs under. */
export interface Condition {
  name: string;
  /** How many times slower the processor is. */
  slowdown: number;
  network?: { download: number; upload: number; latency: number };
}

/** Milliseconds that a user waited. */
export interface Waits {
  /** From the start of the navigation until the identifier can be typed. */
  identifier: number;
  /** From submitting it until the password can be typed. */
  password: number;
}

/** What is visited. */
export interface Visited {
  url: string;
  /** Whether the browser has the page's files from a visit before. */
  isRepeated?: boolean;
}

/** How long a user reads before typing; a page may use the time. */
const THINKING = 1500;

/** What the browser takes for its own parts of a new window, which would compete with the page. */
const SETTLING = 1000;

const rest = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

declare global {
  interface Window {
    /** Settles when a text field with this `type` has the focus; tells when that was. */
    benchFocused: (type: string) => Promise<number>;
    /** When Enter was pressed last. */
    benchEntered: number;
  }
}

/**
 * Signs in, as far as the password field, with a browser that has never been here, or that has seen the page once
 * before.
 */
export async function visit(
  browser: Browser,
  { url, isRepeated = false }: Visited,
  condition: Condition,
): Promise<Waits> {
  const context = await browser.createBrowserContext();
  try {
    if (isRepeated) {
      const { page } = await open(context, url, condition);
      await page.close();
    }
    const { page, identifier } = await open(context, url, condition);
    await page.keyboard.type("ada");
    const [password] = await Promise.all([
      page.evaluate(async () => (await window.benchFocused("password")) - window.benchEntered),
      page.keyboard.press("Enter"),
    ]);
    return { identifier, password };
  } finally {
    await context.close();
  }
}

/** Opens the page in a window of its own, until the user has read it. */
async function open(context: BrowserContext, url: string, condition: Condition) {
  const page = await context.newPage();
  await impose(page, condition);
  await page.evaluateOnNewDocument(probe);
  await rest(SETTLING);
  await page.goto(url, { waitUntil: "domcontentloaded" });
  const identifier = await page.evaluate(() => window.benchFocused("text"));
  await rest(THINKING);
  return { page, identifier };
}

async function impose(page: Page, { slowdown, network }: Condition): Promise<void> {
  await page.setViewport({ width: 800, height: 600 });
  const session = await page.createCDPSession();
  await session.send("Emulation.setFocusEmulationEnabled", { enabled: true });
  if (slowdown > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  if (!network) return;
  const { download, upload, latency } = network;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    downloadThroughput: download / 8,
    uploadThroughput: upload / 8,
    latency,
  });
}

/**
 * Runs in the page before anything else. Both pages put the focus into their field as soon as it is there, and only a
 * field that is in the document, visible and enabled can have it; the event crosses shadow roots. So there is nothing
 * to poll or to patch, and nothing to slow down what is measured.
 */
function probe() {
  const waiting = new Map<string, (time: number) => void>();
  const focused = new Map<string, Promise<number>>();
  window.benchFocused = (type) => {
    const promise = focused.get(type) ?? new Promise((resolve) => waiting.set(type, resolve));
    focused.set(type, promise);
    return promise;
  };
  void window.benchFocused("text");
  void window.benchFocused("password");
  addEventListener("focusin", (event) => {
    const target = event.composedPath()[0];
    if (target instanceof HTMLInputElement) waiting.get(target.type)?.(performance.now());
  });
  addEventListener("keydown", (event) => event.key === "Enter" && (window.benchEntered = performance.now()), true);
}
