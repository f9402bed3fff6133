/** What we use of ShadyDOM: its documented hooks and the names under which it keeps the native members. */
export interface ShadyDOM {
  /** Gives a prototype the accessors that make a node part of an emulated tree. */
  patchElementProto(prototype: object): object;
  /** Shows in slots what was given to hosts since the last time. */
  flush(): void;
}

/** A node as ShadyDOM knows it. */
export interface ShadyNode extends HTMLElement {
  readonly __shady_protoIsPatched?: boolean;
  /** Where the node is in its tree; {@link Node.parentNode} is where it is in the document. */
  readonly __shady_parentNode: Node | null;
  readonly __shady_assignedSlot: HTMLSlotElement | null;
  __shady_native_setAttribute(name: string, value: string): void;
  __shady_native_removeAttribute(name: string): void;
  __shady_native_querySelector(selector: string): HTMLElement | null;
}

declare global {
  interface Window {
    /** Settings before the polyfill starts, its interface afterwards. */
    ShadyDOM?: unknown;
    /** The hook that ShadyDOM has for ShadyCSS; we fill it ourselves. */
    ShadyCSS?: unknown;
    /** The emulated root's class; the build gives it this name, so that the page keeps its own `ShadowRoot`. */
    akShadowRoot?: typeof ShadowRoot;
  }
}
