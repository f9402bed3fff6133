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
const { mockServiceWorkerPlugin } = await import("./test/mock-service-worker-plugin.ts");
const { networkPlugin } = await import("./test/network-plugin.ts");
const { openapiPlugin } = await import("./test/openapi-plugin.ts");
const { IN_NODE, ON_BUILT_PAGE } = await import("./test/folders.ts");
const { localeModule, withLocales } = await import("./build/locales.ts");
const { keepShadowRoot } = await import("./src/compat/keep-shadow-root.ts");
await unregister();

const firefox = firefoxPath();
/** Browsers report no requests to the runner: a test page loads some 400 modules, and each would be four messages. */
const quiet = { networkEnabled: false };
const chrome = chromeLauncher({
  launchOptions: { ...quiet, executablePath: chromePath(), args: chromeArguments },
});

/** Two pages are tested at a time: Firefox must not slow down the one in the background. */
const extraPrefsFirefox = {
  "dom.min_background_timeout_value": 4,
  "dom.timeout.enable_budget_timer_throttling": false,
};

/** Modules that replace the sources in tests of the build: `dist/embed.js` defines the element by itself. */
const BUILT = {
  "/built/executor.js": `export * from "/dist/embed.js";
    export const FlowExecutor = await customElements.whenDefined("ak-flow-executor");`,
  "/built/registry.js": `import { FlowExecutor } from "/dist/embed.js";
    export const stages = FlowExecutor.registry;`,
};
const importMap = JSON.stringify({
  imports: { "/src/executor/index.ts": "/built/executor.js", "/stages/registry.ts": "/built/registry.js" },
});

/** The page of each test file. `complaints.ts` comes first, so that it sees every error. */
const page = (testFramework) =>
  ["/test/complaints.ts", testFramework].map((src) => `<script type="module" src="${src}"></script>`).join("");

/** The tests for WebKitGTK, which is slow: the stages that most users meet. */
const CORE_PATHS = [
  "test/executor/{sign-in,failure,focus,lifetime,steps}.test.ts",
  "test/engines/{nesting,target}.test.ts",
  "test/stages/{identification,password,consent,prompt,user-login}.test.ts",
  "test/stages/{authenticator-email,authenticator-static,authenticator-totp,flow-redirect}.test.ts",
  "test/compat/{guard,styles}.test.ts",
];

/**
 * Tests that run in Chromium alone, because the challenge or the reply decides the outcome: which sentences, buttons
 * and links there are, and where they lead. Tests of focus, forms, keyboards, passkeys, storage, frames, timers of
 * pages in the background, style sheets or compatibility mode run in Firefox as well.
 */
const SAME_EVERYWHERE = [
  "test/executor/{boundary,brand,cancel,events,late,layout,messages,restarted,retry,wrong-types}.test.ts",
  "test/page/title.test.ts",
  "test/stages/{authenticator-duo,authenticator-email,authenticator-totp,email,endings,endpoint-agent}.test.ts",
  "test/stages/{flow-redirect,flow-shell,older-names,older-servers,source-oauth-apple,sources,user-login}.test.ts",
  "test/stages/{hints,provider-oauth2-device-code-finish,way-on}.test.ts",
  "test/theme/{brand,contrast}.test.ts",
  "test/ui/links.test.ts",
];

/** Every test for browsers, except the suites over every state of every stage. */
const SINGLE = [
  "test/**/*.test.ts",
  `!test/{${[...IN_NODE, ON_BUILT_PAGE].join()}}/**`,
  "!test/stages/every-*.test.ts",
];

const browsers = {
  chrome,
  ...(firefox && {
    firefox: puppeteerLauncher({
      launchOptions: { ...quiet, browser: "firefox", executablePath: firefox, extraPrefsFirefox },
    }),
  }),
};

/** Which tests run in which browsers. */
const groups = [
  {
    name: "what is built",
    files: ["test/stages/every-stage.test.ts"],
    browsers: [chrome],
    testRunnerHtml: (testFramework) => `<script type="importmap">${importMap}</script>${page(testFramework)}`,
  },
  { name: "one by one", files: SINGLE, browsers: [chrome] },
  // The suites over every state of every stage are long, and run in one browser.
  { name: "every state", files: ["test/stages/every-*.test.ts"], browsers: [chrome] },
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

/** The groups of `npm run test:fast`: what users see of a flow. */
const brief = [
  { name: "flows", files: ["test/{executor,stages}/*.test.ts", "!test/stages/every-*.test.ts"], browsers: [chrome] },
  { name: "first states", files: ["test/stages/every-stage.test.ts"], browsers: [chrome] },
];

/** Tests that run in browsers: all groups, or the files after `--files`, which run in every installed engine. */
export default {
  nodeResolve: { exportConditions: ["browser", "development"] },
  concurrentBrowsers: 2,
  concurrency: 1,
  browsers: argv.some((file) => file.includes("/every-")) ? [chrome] : Object.values(browsers),
  groups: argv.includes("--files") ? [] : extent().isBrief ? brief : groups,
  plugins: [
    mockServiceWorkerPlugin(),
    { name: "built-modules", serve: ({ path }) => (BUILT[path] ? { body: BUILT[path], type: "js" } : undefined) },
    {
      name: "inline-styles",
      serve: ({ path, URL }) =>
        URL.searchParams.has("inline")
          ? { body: `export default ${JSON.stringify(readFileSync(`.${path}`, "utf8"))}`, type: "js" }
          : undefined,
    },
    {
      name: "locales",
      serve: ({ path, URL }) => {
        if (path.endsWith(".xlf")) return { body: localeModule(path, URL.search.slice(1)), type: "js" };
        return path === "/index.html"
          ? { body: withLocales(readFileSync("index.html", "utf8"), {}), type: "html" }
          : undefined;
      },
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
    /**
     * Stands in for services of other sites that frames load: one echoes what it was sent, one never replies, one
     * fails.
     */
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
  // No test waits for a fixed time: these limits only end tests that hang, and are long for busy machines.
  testFramework: { config: { timeout: 20_000, ...(env.ONLY && { grep: env.ONLY }) } },
  testsStartTimeout: 60_000,
  // The suites over every state of every stage take long on a busy machine.
  testsFinishTimeout: 1_200_000,
};
