import { readFileSync } from "node:fs";
import ts from "typescript";

/** What a page has to allow for a provider; docs/security.md says the same. */
export interface RealProvider {
  /** What the server says is the provider's script. */
  script: string;
  siteKey: string;
  /** Adds to the policy. */
  allow: Readonly<Record<string, string>>;
  /** Directives that it cannot live with. */
  without?: readonly string[];
  /** What the real one does in a page, which the policy has a say in. */
  does: string;
}

const hcaptcha = "https://hcaptcha.com https://*.hcaptcha.com";
const recaptcha = "https://www.recaptcha.net/recaptcha/";

export const providers: Readonly<Record<string, RealProvider>> = {
  recaptcha: {
    script: `${recaptcha}api.js`,
    siteKey: "key",
    allow: {
      "script-src": `${recaptcha} https://www.gstatic.com/recaptcha/`,
      "frame-src": `${recaptcha} https://www.google.com/recaptcha/`,
      "trusted-types": "ak-captcha recaptcha goog#html",
    },
    // The better part of it is another script, which it vouches for if it was asked to.
    does: `
      const isAsked = new URL(document.currentScript.src).searchParams.get("trustedtypes") === "true";
      const vouch = isAsked && window.trustedTypes?.createPolicy("recaptcha", { createScriptURL: (url) => url });
      const url = "https://www.gstatic.com/recaptcha/releases/one/recaptcha__en.js?as=recaptcha";
      const waiting = [];
      window.grecaptcha = { waiting, ready: (call) => waiting.push(call) };
      const script = document.createElement("script");
      script.src = vouch ? vouch.createScriptURL(url) : url;
      document.head.append(script);
      frame("${recaptcha}api2/anchor");`,
  },
  hcaptcha: {
    script: "https://js.hcaptcha.com/1/api.js?as=hcaptcha",
    siteKey: "key",
    allow: {
      "script-src": hcaptcha,
      "frame-src": hcaptcha,
      "style-src": hcaptcha,
      "connect-src": hcaptcha,
      "trusted-types": "ak-captcha",
    },
    does: `
      frame("https://newassets.hcaptcha.com/captcha/v1/one/static/hcaptcha.html");
      void fetch("https://api.hcaptcha.com/checksiteconfig", { method: "POST" });`,
  },
  turnstile: {
    script: "https://challenges.cloudflare.com/turnstile/v0/api.js?as=turnstile",
    siteKey: "key",
    allow: {
      "script-src": "https://challenges.cloudflare.com",
      "frame-src": "https://challenges.cloudflare.com",
      "trusted-types": "ak-captcha",
    },
    does: `frame("https://challenges.cloudflare.com/cdn-cgi/challenge-platform/turnstile");`,
  },
  cap: {
    script: "https://cap.example.org/assets/widget.js?as=cap",
    siteKey: "https://cap.example.org/key/",
    allow: {
      "script-src": "https://cap.example.org 'wasm-unsafe-eval'",
      "connect-src": "https://cap.example.org https://cdn.jsdelivr.net",
      "worker-src": "blob:",
      "style-src": "'unsafe-inline'",
    },
    without: ["trusted-types", "require-trusted-types-for"],
    does: `
      const shadow = document.createElement("div").attachShadow({ mode: "open" });
      shadow.innerHTML = "<style>:host { display: block }</style>";
      document.body.append(shadow.host);
      void WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
      void fetch("https://cdn.jsdelivr.net/npm/@cap.js/wasm/browser/cap_wasm_bg.wasm");
      void fetch("https://cap.example.org/key/challenge", { method: "POST" });
      new Worker(URL.createObjectURL(new Blob([""]))).terminate();`,
  },
};

const frame = `const frame = (src) => document.body.append(Object.assign(document.createElement("iframe"), { src, hidden: true }));`;
const standIn = ts.transpile(readFileSync("test/captcha/provider.ts", "utf8"), { target: ts.ScriptTarget.ES2022 });

/** What a provider answers with: its script does what the real one does, and shows what the stand-in shows. */
export function answer({ does, script }: RealProvider, url: string): string {
  if (url.startsWith(script)) {
    const isWhole = !does.includes("grecaptcha");
    return `{ ${frame} ${does} } ${isWhole ? standIn : ""}`;
  }
  if (!url.includes("recaptcha__en.js")) return "";
  return `{
    window.trustedTypes?.createPolicy("goog#html", { createHTML: (html) => html });
    const first = window.grecaptcha;
    ${standIn}
    window.grecaptcha = Object.assign(first, window.grecaptcha, { ready: (call) => call() });
    for (const call of first.waiting) call();
  }`;
}
