import { stages } from "../stages/first.js";
import { definition, type Define } from "./compat/entry.js";
import { FlowExecutor, type StartedExchange } from "./executor/index.js";
import { pageContext, type PageContext } from "./page/context.js";
import { reloadStalePage } from "./page/reload.js";
import { followTitle } from "./page/title.js";
import { translation, type Translation } from "./i18n/translation.js";
import { inTime, type Brand } from "./protocol/index.js";
import { brandSheet } from "./stage/brand-sheet.js";
import { Stage } from "./stage/stage.js";
import { fetchBrand } from "./theme/brand.js";
import { ColorScheme } from "./theme/scheme.js";

/** The entry of the page at `/if/flow/<slug>/`: the only file that knows all parts, and puts them together. */
FlowExecutor.registry = stages;
// The script is `async`, so that no missing style sheet holds it up: the document may not be parsed yet.
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();

function start() {
  const context = pageContext();
  // Not awaited at top level: the bundler cannot put the first stage into the same chunk as such a module.
  if (window.authentikFlowTooOld) return;
  const { file, forget } = window.authentikFlowLocale ?? {};
  const translated = file && inTime(import(/* @vite-ignore */ file) as Promise<Translation>, 5_000).then(speak, forget);
  const opened = Promise.all([
    definition({ setting: context.compatibility, isPage: true }, FlowExecutor, Stage),
    translated,
    // Users who are signed in already end the flow at once: it does not start before this is there to tell it.
    location.search.includes("ak-opener") && inTime(import("./page/opener.js"), 5_000).catch(() => {}),
  ]).then(([define]) => open(define, context));
  const showMessage = (message: unknown) =>
    void Promise.all([opened, import("./executor/messages.js")]).then(
      ([executor, it]) => it.showMessage(executor, message),
      () => {}, // the flow goes on without the message
    );
  context.messages.forEach(showMessage);
  // The server's template dispatches `ak-message` once the page is parsed, often before this script runs.
  window.authentikFlowMessages?.forEach(showMessage);
  delete window.authentikFlowMessages;
  addEventListener("ak-message", (event) => showMessage((event as CustomEvent).detail));
}

function speak({ translate }: Translation) {
  translation.translate = translate;
}

function open(define: Define, { base, slug, brand, layout }: PageContext) {
  FlowExecutor.define = define;
  define("ak-flow-executor", FlowExecutor);

  const { locale = "" } = window.authentikFlowLocale ?? {};
  const executor = document.querySelector("ak-flow-executor") ?? document.createElement("ak-flow-executor");
  executor.slug = slug;
  executor.server = base;
  executor.locale = locale;
  executor.autofocus = true;
  executor.started = window.authentikFlowStarted;
  if (layout) executor.layout = layout;
  if (!executor.isConnected) document.body.append(executor);

  const writeTitle = followTitle(executor);
  reloadStalePage(executor);
  document.adoptedStyleSheets.push(brandSheet);

  const showIcon = (brand: Brand) =>
    void import("./theme/favicon.js").then(
      (it) => it.showFavicon(brand, base),
      () => {}, // the page works without an icon
    );
  const scheme = new ColorScheme(executor, () => executor.brand && showIcon(executor.brand));
  const showBrand = (brand: Brand) => {
    executor.brand = brand;
    scheme.follow(brand);
    showIcon(brand);
    writeTitle();
  };
  // Sent in a task of its own: even issuing the request would delay the rendering of the form.
  const askForBrand = () => setTimeout(() => void fetchBrand(base, executor.locale).then((it) => it && showBrand(it)));
  executor.brand = null;
  if (brand) showBrand(brand);
  else executor.addEventListener("ak-challenge", askForBrand, { once: true });
  return executor;
}

declare global {
  interface Window {
    /** The language of the page, which the inline script chooses. */
    authentikFlowLocale?: {
      locale: string;
      /** Where its texts are, unless it is English. */
      file?: string | undefined;
      /** Makes the language English, because the texts do not load. */
      forget: () => void;
    };
    /** The first request to the executor, sent by the inline script of the page. */
    authentikFlowStarted?: StartedExchange;
    /** Messages of `ak-message` events before this script ran; the inline script collects them. */
    authentikFlowMessages?: unknown[];
    /** Set by the inline script if the browser is too old for the page; it has told the user so. */
    authentikFlowTooOld?: boolean;
  }
}
