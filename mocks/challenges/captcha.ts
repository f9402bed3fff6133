import type { CaptchaChallenge } from "../../src/protocol/challenges.js";
import {
  ada,
  adaAtLength,
  adaRightToLeft,
  flowInfo,
  flowInfoLong,
  flowInfoRightToLeft,
  nobody,
  refusal,
  type Fixture,
} from "./fixture.js";

const first = {
  component: "ak-stage-captcha",
  flow_info: flowInfo,
  ...ada,
  site_key: "1x00000000000000000000AA",
  js_url: "https://challenges.cloudflare.com/turnstile/v0/api.js",
  interactive: true,
} satisfies CaptchaChallenge;

/** Asks for proof of a human. */
export default {
  component: "ak-stage-captcha",
  states: {
    first,
    invisible: {
      ...first,
      ...nobody,
      site_key: "6LdExample",
      js_url: "https://www.recaptcha.net/recaptcha/api.js",
      interactive: false,
    },
    cap: { ...first, site_key: "https://cap.example.org/key/", js_url: "https://cap.example.org/assets/widget.js" },
    refused: { ...first, response_errors: refusal("token", "Invalid captcha response") },
    expired: {
      ...first,
      response_errors: refusal("token", "Invalid captcha response. Retrying may solve this issue."),
    },
    unreachable: { ...first, response_errors: refusal("token", "Failed to validate token") },
    longTexts: { ...first, ...adaAtLength, flow_info: flowInfoLong },
    rightToLeft: { ...first, ...adaRightToLeft, flow_info: flowInfoRightToLeft },
    bare: { component: first.component, ...nobody, site_key: "key", js_url: "", interactive: false },
  },
} satisfies Fixture<"ak-stage-captcha">;
