/** Texts of Django's template language, in files of their own. */
export interface TemplateParts {
  /** Before the page: libraries, and variables that several parts use. */
  begin: string;
  /** The root element, with the language and the scheme that the server chose. */
  html: string;
  title: string;
  icon: string;
  /** In the head: brand, messages and all that the server knows, and the script that hands it over. */
  context: string;
  /** In the executor: the flow's background. */
  backdrop: string;
}

/** Where the built files are, for Django: the server serves what is mounted into its `web/dist`. */
export const FILES = "dist/authentik-flow/";

/** The tag of Django's template language that stands for the address of a file. */
export function fileAddress(file: string): string {
  return `{% static '${FILES}${file}' %}`;
}

/**
 * The server's template for flows, made of the built page.
 * @param page - the built `index.html`
 * @param sheet - the page's style sheet, and the one to use instead
 */
export function flowTemplate(
  page: string,
  { begin, html, title, icon, context, backdrop }: TemplateParts,
  sheet: { page: string; template: string },
): string {
  if (/\{[{%#]/.test(page)) throw new Error("Django would read the braces of index.html as its own");
  const executor = "<ak-flow-executor locale-select>";
  const rendered = [
    ["<html>", html.trim()],
    ['<title id="ak-title">Sign in</title>', title.trim()],
    ['<link rel="icon" href="../assets/icon.svg" />', icon.trim()],
    ["<script>", `${context.trim()}\n    <script>`],
    [`"../assets/${sheet.page}"`, `"${fileAddress(sheet.template)}"`],
    [executor, `${executor}\n        ${backdrop.trim()}`],
  ].reduce((text, [part = "", by = ""]) => replaceOnce(text, part, by), page);
  return begin.trim() + rendered.replaceAll('"../assets/', `"${fileAddress("")}`);
}

/** Replaces a text that stands in another exactly once. */
function replaceOnce(text: string, part: string, by: string): string {
  const [before, after, ...rest] = text.split(part);
  if (before === undefined || after === undefined || rest.length) {
    throw new Error(`index.html must hold this once: ${part}`);
  }
  return before + by + after;
}
