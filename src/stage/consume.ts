import { ContextEvent, type Context, type ContextType } from "@lit/context";

/**
 * Takes the value of a context from the executor around an element, now and after each change.
 * @returns a function that ends that
 */
export function consume<C extends Context<unknown, unknown>>(
  element: Element,
  context: C,
  take: (value: ContextType<C>) => void,
): () => void {
  let end: (() => void) | undefined;
  const callback = (value: ContextType<C>, unsubscribe?: () => void) => {
    end = unsubscribe;
    take(value);
  };
  element.dispatchEvent(new ContextEvent(context, element, callback, true));
  return () => end?.();
}
