import type { CDPSession, Page } from "puppeteer-core";

/** What a manager knows, by `autocomplete` token. */
export type Secrets = Readonly<Record<string, string>>;

/** How managers bring a value into a field. Each is what one family of published managers does. */
export const STRATEGIES = {
  "sets the value alone": (field: HTMLInputElement, value: string) => {
    field.value = value;
  },
  "sets the value and tells it by events": (field: HTMLInputElement, value: string) => {
    field.focus();
    field.value = value;
    for (const type of ["keydown", "keypress", "keyup"])
      field.dispatchEvent(new KeyboardEvent(type, { bubbles: true }));
    for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
    field.blur();
  },
  "selects and pastes": (field: HTMLInputElement, value: string) => {
    field.focus();
    field.select();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is what managers use
    document.execCommand("insertText", false, value);
  },
  "uses the setter of the prototype": (field: HTMLInputElement, value: string) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, value);
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  },
  "types key by key": (field: HTMLInputElement, value: string) => {
    field.focus();
    for (const key of value) {
      field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      field.value += key;
      field.dispatchEvent(new InputEvent("input", { data: key, bubbles: true }));
      field.dispatchEvent(new KeyboardEvent("keyup", { key, bubbles: true }));
    }
  },
} satisfies Record<string, (field: HTMLInputElement, value: string) => void>;

export type Strategy = keyof typeof STRATEGIES;

/** What a manager tells of the fields that it found. */
export interface Found {
  name: string;
  token: string;
  /** The field's own form has one submit button, and a label names the field. */
  complete: boolean;
}

/**
 * A password manager's content script: in a world of its own over the same document, where what the page's scripts
 * have patched is as it was. A shallow one knows the document alone, as most on phones do; others look into open roots.
 */
export class PasswordManager {
  readonly #session: CDPSession;
  readonly #shallow: boolean;

  private constructor(session: CDPSession, shallow: boolean) {
    this.#session = session;
    this.#shallow = shallow;
  }

  static async install(page: Page, options: { shallow: boolean }): Promise<PasswordManager> {
    const session = await page.createCDPSession();
    await session.send("Page.enable");
    return new PasswordManager(session, options.shallow);
  }

  /** The fields that a user could fill, in the order of the document. */
  async fields(): Promise<Found[]> {
    return (await this.#run(`fields(${this.#shallow}).map(describe)`)) as Found[];
  }

  /** Fills all that it knows a value for. @returns the tokens that it found a field for */
  async fill(strategy: Strategy, secrets: Secrets): Promise<string[]> {
    return (await this.#run(
      `fill(fields(${this.#shallow}), ${String(STRATEGIES[strategy])}, ${JSON.stringify(secrets)})`,
    )) as string[];
  }

  /** From the next page on: fills each field once, as soon as it is there, or that many milliseconds later. */
  async fillByItself(secrets: Secrets, strategy: Strategy, delay?: number) {
    await this.#session.send("Page.addScriptToEvaluateOnNewDocument", {
      worldName: "manager",
      source: `(() => {
        ${LIBRARY}
        const done = new Set();
        const scan = () => {
          const fresh = fields(${this.#shallow}).filter((field) => !done.has(field));
          fresh.forEach((field) => done.add(field));
          const act = () => fill(fresh, ${String(STRATEGIES[strategy])}, ${JSON.stringify(secrets)});
          ${delay === undefined ? "act()" : `if (fresh.length) setTimeout(act, ${delay})`};
        };
        const watched = new Set();
        const watch = (root) => {
          if (!watched.has(root)) new MutationObserver(look).observe(root, { childList: true, subtree: true });
          watched.add(root);
        };
        const look = () => {
          for (const root of ${this.#shallow} ? [document] : roots()) watch(root);
          scan();
        };
        look();
      })()`,
    });
  }

  async #run(expression: string): Promise<unknown> {
    const { frameTree } = await this.#session.send("Page.getFrameTree");
    const { executionContextId } = await this.#session.send("Page.createIsolatedWorld", {
      frameId: frameTree.frame.id,
      worldName: "manager",
    });
    const { result, exceptionDetails } = await this.#session.send("Runtime.evaluate", {
      contextId: executionContextId,
      expression: `(() => { ${LIBRARY} return ${expression}; })()`,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
}

/** What a content script brings along. */
const LIBRARY = `
  const roots = (root = document) =>
    [root, ...[...root.querySelectorAll("*")].flatMap((node) => (node.shadowRoot ? roots(node.shadowRoot) : []))];
  const fields = (shallow) =>
    (shallow ? [document] : roots())
      .flatMap((root) => [...root.querySelectorAll("input:not([type=hidden])")])
      .filter((field) => field.checkVisibility());
  const token = (field) => field.autocomplete.split(" ").find((it) => it !== "webauthn" && it !== "off") ?? "";
  const describe = (field) => ({
    name: field.name,
    token: token(field),
    complete:
      field.form?.querySelectorAll("[type=submit], button:not([type])").length === 1 &&
      field.form.contains(field) &&
      Boolean(field.labels?.length || field.ariaLabel),
  });
  const fill = (found, bring, secrets) => {
    const known = found.filter((field) => token(field) in secrets && !field.readOnly);
    for (const field of known) bring(field, secrets[token(field)]);
    return known.map(token);
  };
`;
