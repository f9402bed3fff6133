/** The part of ShadyDOM that we use: its documented hooks and the names of the native members that it keeps. */
export interface ShadyDOM {
  /** Gives a prototype the accessors that make a node part of an emulated tree. */
  patchElementProto(prototype: object): object;
  /** Distributes to slots the children that hosts were given since the last call. */
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
    /** The hook of ShadyDOM for ShadyCSS, which we do not use; we implement it ourselves. */
    ShadyCSS?: unknown;
    /**
     * The class of emulated roots; keep-shadow-root.ts gives it this name, so that the page keeps its own `ShadowRoot`.
     */
    akShadowRoot?: typeof ShadowRoot;
  }
}
