import { readFileSync } from "node:fs";
import { argv, env } from "node:process";
import { esbuildPlugin } from "@web/dev-server-esbuild";
import { chromeLauncher } from "@web/test-runner-chrome";
import { puppeteerLauncher } from "@web/test-runner-puppeteer";
import { register } from "tsx/esm/api";

const unregister = register();
const { chromeArguments, chromePath, firefoxPath, hasWebKit } = await import("./test/browsers.ts");
const { webkitLauncher } = await import("./test/webkit-launcher.ts");
const { webauthnPlugin } = await import("./test/webauthn-plugin.ts");
const { extent, extentPlugin } = await import("./test/extent-plugin.ts");
const { networkPlugin } = await import("./test/network-plugin.ts");
const { openapiPlugin } = await import("./test/openapi-plugin.ts");
const { IN_NODE, ON_BUILT_PAGE } = await import("./test/folders.ts");
const { keepShadowRoot } = await import("./src/compat/keep-shadow-root.ts");
await unregister();

const firefox = firefoxPath();
const chrome = chromeLauncher({ launchOptions: { executablePath: chromePath(), args: chromeArguments } });

/** What puts the embedded executor behind the page. */
function mockServiceWorker() {
  const script = readFileSync("node_modules/msw/lib/mockServiceWorker.js", "utf8");
  return (
    script
      // It would unregister itself with the last page, while the next one is already registering it.
      .replace("self.registration.unregister()", "")
      // WebKit cannot send the body of an answer along, and would say nothing of the answer at all.
      .replace("isEventStreamResponse ? null : response.clone()", "null")
  );
}

/** Two pages are tested at a time: the one behind must not be slowed down. */
const extraPrefsFirefox = {
  "dom.min_background_timeout_value": 4,
  "dom.timeout.enable_budget_timer_throttling": false,
};

/** Modules that stand for the sources in tests of what is built: `dist/embed.js` defines the element by itself. */
const BUILT = {
  "/built/executor.js": `export * from "/dist/embed.js";
    await customElements.whenDefined("ak-flow-executor");`,
  "/built/registry.js": `import { FlowExecutor } from "/dist/embed.js";
    export const stages = FlowExecutor.registry;`,
};
const importMap = JSON.stringify({
  imports: { "/src/executor/index.ts": "/built/executor.js", "/stages/registry.ts": "/built/registry.js" },
});

/** The page of each test: what it leaves behind is noticed from the beginning. */
const page = (testFramework) =>
  ["/test/complaints.ts", testFramework].map((src) => `<script type="module" src="${src}"></script>`).join("");

/** What everybody meets on the way in: for WebKitGTK, which takes its time. */
const CORE_PATHS = [
  "test/executor/{sign-in,failure,focus,lifetime,steps}.test.ts",
  "test/engines/{nesting,target}.test.ts",
  "test/stages/{identification,password,consent,prompt,user-login}.test.ts",
  "test/stages/{authenticator-email,authenticator-static,authenticator-totp,flow-redirect}.test.ts",
  "test/compat/{guard,styles}.test.ts",
];

/**
 * What is the same in every engine, because a challenge or an answer alone decides it: which sentences, buttons and links
 * there are, and where they lead. Whatever has to do with focus, forms, keyboards, passkeys, storage, frames, clocks of
 * pages in the background, style sheets or compatibility mode is no such thing, and is tried in Firefox as well.
 */
const SAME_EVERYWHERE = [
  "test/executor/{boundary,brand,cancel,events,late,layout,messages,restarted,wrong-types}.test.ts",
  "test/page/title.test.ts",
  "test/stages/{authenticator-duo,authenticator-email,authenticator-totp,email,endings,endpoint-agent}.test.ts",
  "test/stages/{flow-redirect,flow-shell,older-names,older-servers,source-oauth-apple,sources,user-login}.test.ts",
  "test/stages/{provider-oauth2-device-code-finish,way-on}.test.ts",
  "test/theme/brand.test.ts",
  "test/ui/links.test.ts",
];

/** Every test for browsers, but for those that ask each state of each stage. */
const SINGLE = [
  "test/**/*.test.ts",
  `!test/{${[...IN_NODE, ON_BUILT_PAGE].join()}}/**`,
  "!test/stages/every-*.test.ts",
];

const browsers = {
  chrome,
  ...(firefox && {
    firefox: puppeteerLauncher({ launchOptions: { browser: "firefox", executablePath: firefox, extraPrefsFirefox } }),
  }),
};

/** What runs where. */
const groups = [
  { name: "one by one", files: SINGLE, browsers: [chrome] },
  // Every state of every stage is asked a dozen questions: that takes its time, and is done once.
  { name: "every state", files: ["test/stages/every-*.test.ts"], browsers: [chrome] },
  {
    name: "what is built",
    files: ["test/stages/every-stage.test.ts"],
    browsers: [chrome],
    testRunnerHtml: (testFramework) => `<script type="importmap">${importMap}</script>${page(testFramework)}`,
  },
  ...(browsers.firefox
    ? [
        {
          name: "engines",
          files: [...SINGLE, ...SAME_EVERYWHERE.map((files) => `!${files}`)],
          browsers: [browsers.firefox],
        },
      ]
    : []),
  ...(hasWebKit() ? [{ name: "core paths", files: CORE_PATHS, browsers: [webkitLauncher()] }] : []),
];

/** What `npm run test:fast` runs of it: what users see of a flow. */
const brief = [
  { name: "flows", files: ["test/{executor,stages}/*.test.ts", "!test/stages/every-*.test.ts"], browsers: [chrome] },
  { name: "first states", files: ["test/stages/every-stage.test.ts"], browsers: [chrome] },
];

/** Tests that run in browsers: all groups, or the files that are named, in every engine that a group runs them in. */
export default {
  nodeResolve: { exportConditions: ["browser", "development"] },
  concurrentBrowsers: 2,
  concurrency: 1,
  browsers: argv.some((file) => file.includes("/every-")) ? [chrome] : Object.values(browsers),
  groups: argv.includes("--files") ? [] : extent().isBrief ? brief : groups,
  plugins: [
    {
      name: "mock-service-worker",
      serve: ({ path }) => (path === "/mockServiceWorker.js" ? { body: mockServiceWorker(), type: "js" } : undefined),
    },
    { name: "built-modules", serve: ({ path }) => (BUILT[path] ? { body: BUILT[path], type: "js" } : undefined) },
    {
      name: "inline-styles",
      serve: ({ path, URL }) =>
        URL.searchParams.has("inline")
          ? { body: `export default ${JSON.stringify(readFileSync(`.${path}`, "utf8"))}`, type: "js" }
          : undefined,
    },
    { name: "keep-shadow-root", transform: ({ path, body }) => keepShadowRoot(path, body) },
    webauthnPlugin(),
    networkPlugin(),
    extentPlugin(),
    openapiPlugin(),
    esbuildPlugin({ ts: true, target: "es2022", tsconfig: "tsconfig.json" }),
  ],
  testRunnerHtml: page,
  middleware: [
    /** Stands in for other people's services, which frames load: one tells what it was sent, one never answers, one fails. */
    async function foreignService(context, next) {
      if (context.path === "/hangs/") await new Promise(() => {});
      if (context.path === "/fails/") {
        context.status = 500;
        context.body = "It failed.";
        return;
      }
      if (context.path !== "/echo/") return next();
      let sent = context.querystring;
      for await (const chunk of context.req) sent = String(chunk);
      context.type = "text/plain";
      context.body = `${context.method} ${sent}`;
    },
  ],
  // Nobody waits for a time, so these only tell that something never comes; on a busy machine much comes late.
  testFramework: { config: { timeout: 20_000, ...(env.ONLY && { grep: env.ONLY }) } },
  testsStartTimeout: 60_000,
  // The suites over every state of every stage take a while where others work on the same machine.
  testsFinishTimeout: 1_200_000,
};
