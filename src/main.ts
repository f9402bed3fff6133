import { stages } from "../stages/first.js";
import { definition, type Define } from "./compat/entry.js";
import { FlowExecutor, type StartedExchange } from "./executor/index.js";
import { pageContext, type PageContext } from "./page/context.js";
import { reloadStalePage } from "./page/reload.js";
import { followTitle } from "./page/title.js";
import type { Brand } from "./protocol/index.js";
import { brandSheet } from "./stage/brand-sheet.js";
import { Stage } from "./stage/stage.js";
import { fetchBrand } from "./theme/brand.js";
import { ColorScheme } from "./theme/scheme.js";

/** The page at `/if/flow/<slug>/`: puts the parts together, and is the only file that knows them all. */
FlowExecutor.registry = stages;
// The script is asynchronous, or a style sheet that does not come would hold it up. What it looks for is in the document.
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();

function start() {
  const context = pageContext();
  // Not awaited here: a module that waits at its top level cannot carry the first stage with it.
  if (window.authentikFlowTooOld) return;
  const opened = definition(context.compatibility, FlowExecutor, Stage).then((define) => open(define, context));
  const showMessage = (message: unknown) =>
    void Promise.all([opened, import("./executor/messages.js")]).then(([executor, it]) =>
      it.showMessage(executor, message),
    );
  context.messages.forEach(showMessage);
  // Templates of servers tell their messages so, once the page is read: often before this script is there.
  window.authentikFlowMessages?.forEach(showMessage);
  delete window.authentikFlowMessages;
  addEventListener("ak-message", (event) => showMessage((event as CustomEvent).detail));
}

function open(define: Define, { base, slug, brand, layout }: PageContext) {
  FlowExecutor.define = define;
  define("ak-flow-executor", FlowExecutor);

  const executor = document.querySelector("ak-flow-executor") ?? document.createElement("ak-flow-executor");
  executor.slug = slug;
  executor.server = base;
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
      () => {}, // the page works without
    );
  const scheme = new ColorScheme(executor, () => executor.brand && showIcon(executor.brand));
  const showBrand = (brand: Brand) => {
    executor.brand = brand;
    scheme.follow(brand);
    showIcon(brand);
    writeTitle();
  };
  // The form comes first: even to issue the call would hold up its rendering.
  const askForBrand = () => setTimeout(() => void fetchBrand(base).then((it) => it && showBrand(it)));
  executor.brand = null;
  if (brand) showBrand(brand);
  else executor.addEventListener("ak-challenge", askForBrand, { once: true });
  return executor;
}

declare global {
  interface Window {
    /** The first call to the executor, issued by the inline script of the page. */
    authentikFlowStarted?: StartedExchange;
    /** What `ak-message` events told before this script was there; the inline script keeps it. */
    authentikFlowMessages?: unknown[];
    /** The same script found that the browser lacks what the page needs, and says so. */
    authentikFlowTooOld?: boolean;
  }
}
