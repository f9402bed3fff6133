import { seen } from "./seen.js";

/**
 * Loaded before each test file for browsers: a complaint of the page fails the test that caused it. A complaint is an
 * uncaught error, an unhandled rejection, an error or a warning on the console, or a violation of the
 * Content-Security-Policy.
 */
const complaints: string[] = [];
const expected: string[] = [];
const tolerated: string[] = [];
let isIgnored = false;

/** Expects one complaint on the console that contains this text; the test fails if it does not come. */
export function expectComplaint(text: string): void {
  expected.push(text);
}

/** Allows complaints on the console that contain this text, in all tests of the file. */
export function tolerateComplaint(text: string): void {
  tolerated.push(text);
}

/** Ignores all complaints, for a suite that provokes them and checks them itself. */
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

// Switches off three warnings of Lit's development build: that it is one, that it lacks its own polyfill, and that an
// update caused another.
Object.assign(globalThis, { litIssuedWarnings: new Set(["dev-mode", "polyfill-support-missing", "change-in-update"]) });

// The test runner passes this to mocha when it starts.
window.__WTR_CONFIG__.testFrameworkConfig.rootHooks = {
  beforeAll() {
    // Registered after all files are loaded, this hook runs after those of the files.
    afterEach(blame);
  },
  // Runs before hooks of the file clean up the page.
  afterEach: tellWhatIsSeen,
  // Complaints of a `before` hook fail the first test of the suite.
  beforeEach: blame,
  async afterAll() {
    await settled();
    if (complaints.length && !isIgnored) throw new Error(complaints.splice(0).join("\n"));
  },
};

/** Adds the text of the page to the message of a failed test. */
function tellWhatIsSeen(this: Mocha.Context) {
  const error = this.currentTest?.err;
  if (error && !isIgnored) error.message += `\nThe page shows: ${seen()}`;
}

/**
 * Fails the current test if there are complaints. It does not throw, because a hook that throws ends all tests of the
 * file.
 */
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

/** Waits for the end of the task, when browsers report unhandled rejections. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Message and stack of an error. Only Chromium has the message in the stack. */
function origin(what: unknown): string | undefined {
  if (!(what instanceof Error)) return undefined;
  return what.stack?.includes(what.message) ? what.stack : `${String(what)}\n${what.stack ?? ""}`;
}

declare global {
  interface Window {
    __WTR_CONFIG__: { testFrameworkConfig: Record<string, unknown> };
  }
}
