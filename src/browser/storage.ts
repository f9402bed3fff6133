/** What ends with the tab, or what stays in this browser. */
type Where = "sessionStorage" | "localStorage";

/** The text that was stored under this name. Nothing where there is none, and where storage is blocked or missing. */
export function readStored(where: Where, name: string): string | undefined {
  try {
    return window[where].getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The cookies that scripts may read. None where a sandbox keeps them from the page. */
export function readCookies(): string {
  try {
    return document.cookie;
  } catch {
    return "";
  }
}

/** Stores a text; without one, what was stored is removed. @returns whether storage took it: it may be blocked or full */
export function store(where: Where, name: string, text?: string): boolean {
  try {
    if (text === undefined) window[where].removeItem(name);
    else window[where].setItem(name, text);
    return true;
  } catch {
    return false;
  }
}
