/** Storage that ends with the tab, or that stays in this browser. */
type Where = "sessionStorage" | "localStorage";

/** The text that was stored under this name. Nothing if there is none, or if the browser blocks storage. */
export function readStored(where: Where, name: string): string | undefined {
  try {
    return window[where].getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The cookies that scripts may read. None in a sandbox, where reading them throws. */
export function readCookies(): string {
  try {
    return document.cookie;
  } catch {
    return "";
  }
}

/** Stores a text, or removes it if none is given. @returns whether that worked: storage may be blocked or full */
export function store(where: Where, name: string, text?: string): boolean {
  try {
    if (text === undefined) window[where].removeItem(name);
    else window[where].setItem(name, text);
    return true;
  } catch {
    return false;
  }
}
