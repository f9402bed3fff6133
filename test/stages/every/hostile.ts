/** The name that every hostile text calls. */
const CALL = "hostile()";

/** Texts that would run in a page that takes them for more than text. */
export const hostileTexts: readonly string[] = [
  `<script>${CALL}</script>`,
  `</title></textarea></style><script>${CALL}</script>`,
  `<img src=x: onerror=${CALL}>`,
  `"><svg onload=${CALL}>`,
  `' autofocus onfocus=${CALL} x='`,
  `<iframe srcdoc="<script>parent.${CALL}</script>"></iframe>`,
  `<iframe src="javascript:parent.${CALL}"></iframe>`,
  `<object data="javascript:${CALL}"></object><embed src="javascript:${CALL}">`,
  `<a href="javascript:${CALL}" autofocus>x</a><form action="javascript:${CALL}"><button>x</button></form>`,
  `<a href=" jav&#x09;ascript:${CALL}">x</a><area href=javascript:${CALL}><math href=javascript:${CALL}>x</math>`,
  `<svg><a xlink:href="javascript:${CALL}"><text y=9>x</text></a><animate onbegin=${CALL} attributeName=x></svg>`,
  `<details open ontoggle=${CALL}>x</details><video><source onerror=${CALL}></video>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x: onerror=${CALL}&gt;">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src=x: onerror=${CALL}>`,
  `<noscript><p title="</noscript><img src=x: onerror=${CALL}>">`,
  `<style>@import 'javascript:${CALL}'; * { background: url("javascript:${CALL}") }</style>`,
  `<base href="javascript:${CALL}//"><meta http-equiv=refresh content="0;url=javascript:${CALL}">`,
  `javascript:${CALL}`,
  ` \tJaVa\nScRiPt:${CALL}//`,
  `\u0001javascript:${CALL}`,
  `javascript://example.org/%0A${CALL}`,
  `data:text/html,<script>parent.${CALL}</script>`,
  `data:text/javascript,${CALL}`,
  `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="${CALL}"/>`,
  `blob:${CALL}`,
  `vbscript:${CALL}`,
  `url("javascript:${CALL}")}*{background:url(javascript:${CALL})`,
  `\${${CALL}}{{${CALL}}}<!--?lit$0$-->`,
];

/** Whether one of them ran. */
export class HostileCalls {
  count = 0;

  constructor() {
    window.hostile = () => {
      this.count++;
    };
  }

  stop(): void {
    delete window.hostile;
  }
}

/** What a page must not have: attributes that run, and addresses that do. */
export function executables(root: ParentNode): string[] {
  return Array.from(root.querySelectorAll("*")).flatMap((element) => {
    const found = Array.from(element.attributes).some(
      ({ name, value }) => name.startsWith("on") || runs(element, name, value),
    );
    return [
      ...(found || element.localName === "script" ? [element.outerHTML.slice(0, 300)] : []),
      ...(element.shadowRoot ? executables(element.shadowRoot) : []),
    ];
  });
}

/** Attributes that hold an address which browsers open. */
const OPENED = ["href", "xlink:href", "action", "formaction", "src", "data", "srcdoc"];

function runs({ localName }: Element, name: string, value: string): boolean {
  if (!OPENED.includes(name)) return false;
  if (localName === "img") return false; // pictures run nothing, whatever their address
  return (
    name === "srcdoc" ||
    (URL.canParse(value, location.href) &&
      /^(javascript|data|blob|vbscript):$/.test(new URL(value, location.href).protocol))
  );
}

declare global {
  interface Window {
    hostile?: () => void;
  }
}
