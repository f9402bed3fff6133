/** What outlives elements: whatever is heard there must be let go of. */
function outlivesElements(target: EventTarget): boolean {
  return target === window || target === document || target instanceof MediaQueryList;
}

interface Listening {
  addEventListener: (this: EventTarget, ...about: Parameters<EventTarget["addEventListener"]>) => void;
  removeEventListener: (this: EventTarget, ...about: Parameters<EventTarget["removeEventListener"]>) => void;
}

/**
 * Counts what is started and not ended: listeners on the window, the document and media queries, and intervals.
 * @returns how to read the count, and how to end it.
 */
export function countLeftovers(): { readonly left: () => string[]; readonly stop: () => void } {
  const { addEventListener, removeEventListener } = EventTarget.prototype as Listening;
  const setInterval = window.setInterval.bind(window);
  const clearInterval = window.clearInterval.bind(window);
  const listeners: { target: EventTarget; type: string; listener: unknown }[] = [];
  const intervals = new Set<unknown>();

  const forget = (target: EventTarget, type: string, listener: unknown) => {
    const at = listeners.findIndex((it) => it.target === target && it.type === type && it.listener === listener);
    if (at >= 0) listeners.splice(at, 1);
  };

  EventTarget.prototype.addEventListener = function (this: EventTarget | undefined, type, listener, options) {
    const target = this ?? window;
    addEventListener.call(target, type, listener, options);
    if (!outlivesElements(target)) return;
    listeners.push({ target, type, listener });
    if (typeof options === "object") options.signal?.addEventListener("abort", () => forget(target, type, listener));
  };
  EventTarget.prototype.removeEventListener = function (this: EventTarget | undefined, type, listener, options) {
    removeEventListener.call(this ?? window, type, listener, options);
    forget(this ?? window, type, listener);
  };
  window.setInterval = ((...timer: Parameters<typeof setInterval>) => {
    const id = setInterval(...timer);
    intervals.add(id);
    return id;
  }) as typeof setInterval;
  window.clearInterval = (id) => {
    intervals.delete(id);
    clearInterval(id);
  };

  return {
    left: () => [...listeners.map(({ type }) => type), ...Array.from(intervals, () => "interval")],
    stop: () => {
      Object.assign(EventTarget.prototype, { addEventListener, removeEventListener });
      Object.assign(window, { setInterval, clearInterval });
    },
  };
}
