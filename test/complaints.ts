import { seen } from "./seen.js";

/**
 * Loaded before each browser test: what the page complains of fails the test that left it. A complaint is an uncaught
 * error, an unhandled rejection, an error or a warning on the console, or a violation of a Content-Security-Policy.
 */
const complaints: string[] = [];
const expected: string[] = [];
const tolerated: string[] = [];
let isIgnored = false;

/** Says that the console will tell of this before the test ends: it has to, and only once for each call. */
export function expectComplaint(text: string): void {
  expected.push(text);
}

/** Says that the console may tell of this in any test of the file, as of what other servers do not give. */
export function tolerateComplaint(text: string): void {
  tolerated.push(text);
}

/** For a suite that provokes complaints and judges them itself. */
export function ignoreComplaints(): void {
  isIgnored = true;
}

window.addEventListener("error", ({ error, message }) => complaints.push(`Uncaught: ${origin(error) ?? message}`));
window.addEventListener("unhandledrejection", ({ reason }) => {
  complaints.push(`Unhandled rejection: ${origin(reason) ?? String(reason)}`);
});
document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
  complaints.push(`Violates ${effectiveDirective}: ${blockedURI} ${sample}`);
});
for (const method of ["error", "warn"] as const) {
  const print = console[method].bind(console);
  console[method] = (...said: unknown[]) => {
    const text = said.map(String).join(" ");
    const at = expected.findIndex((it) => text.includes(it));
    if (at >= 0) return void expected.splice(at, 1);
    if (tolerated.some((it) => text.includes(it))) return;
    complaints.push(`console.${method}: ${text}`);
    print(...said);
  };
}

// Lit's development build says that it is one, that we emulate roots without its help, and that an update led to another.
Object.assign(globalThis, { litIssuedWarnings: new Set(["dev-mode", "polyfill-support-missing", "change-in-update"]) });

// The test runner gives this to mocha as it starts.
window.__WTR_CONFIG__.testFrameworkConfig.rootHooks = {
  beforeAll() {
    // Registered when all files are loaded, it comes after what others clean up.
    afterEach(blame);
  },
  // Before the page is cleaned up.
  afterEach: tellWhatIsSeen,
  // What suites do before their tests is blamed on the first of them.
  beforeEach: blame,
  async afterAll() {
    await settled();
    if (complaints.length && !isIgnored) throw new Error(complaints.splice(0).join("\n"));
  },
};

/** Adds to the message of a test that failed what the page shows. */
function tellWhatIsSeen(this: Mocha.Context) {
  const error = this.currentTest?.err;
  if (error && !isIgnored) error.message += `\nThe page shows: ${seen()}`;
}

/** Fails the test that runs if there are complaints; a hook that threw would end all tests of the file. */
async function blame(this: Mocha.Context) {
  await settled();
  const isOver = this.currentTest?.state !== undefined;
  const missing = isOver ? expected.splice(0).map((text) => `Never complained: ${text}`) : [];
  const left = [...complaints.splice(0), ...missing];
  if (left.length && this.currentTest && !isIgnored) {
    left.unshift(...(this.currentTest.err ? [this.currentTest.err.message] : []));
    Object.assign(this.currentTest, { state: "failed", err: new Error(left.join("\n")) });
  }
}

/** Browsers tell of rejections when a task is over. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** What was thrown and where, if it is an error. Only Chromium puts the message into the stack. */
function origin(what: unknown): string | undefined {
  if (!(what instanceof Error)) return undefined;
  return what.stack?.includes(what.message) ? what.stack : `${String(what)}\n${what.stack ?? ""}`;
}

declare global {
  interface Window {
    __WTR_CONFIG__: { testFrameworkConfig: Record<string, unknown> };
  }
}
