/** What outlives elements: whatever is heard there must be let go of. */
function outlivesElements(target: EventTarget): boolean {
  return target === window || target === document || target instanceof MediaQueryList;
}

interface Listening {
  addEventListener: (this: EventTarget, ...about: Parameters<EventTarget["addEventListener"]>) => void;
  removeEventListener: (this: EventTarget, ...about: Parameters<EventTarget["removeEventListener"]>) => void;
}

/** Whether what happens is done by a file of ours, and not by what tests it. */
function isOurs(): boolean {
  const folders = ["src", "stages"].map((folder) => `${location.origin}/${folder}/`);
  const { stack = "" } = new Error();
  return folders.some((folder) => stack.includes(folder));
}

/**
 * Counts what is started and not ended: listeners on the window, the document and media queries, intervals, timers,
 * requests, and ceremonies of passkeys.
 * @returns how to read the count, and how to end it.
 */
export function countLeftovers(): { readonly left: () => string[]; readonly stop: () => void } {
  const others = [countTimers(), countPending(window, "fetch"), ...countCeremonies()];
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
    left: () => [
      ...listeners.map(({ type }) => type),
      ...Array.from(intervals, () => "interval"),
      ...others.flatMap(({ left }) => left()),
    ],
    stop: () => {
      for (const { stop } of others) stop();
      Object.assign(EventTarget.prototype, { addEventListener, removeEventListener });
      Object.assign(window, { setInterval, clearInterval });
    },
  };
}

type Count = ReturnType<typeof countLeftovers>;

/** Timers of ours that wait for their time. */
function countTimers(): Count {
  const setTimeout = window.setTimeout.bind(window);
  const clearTimeout = window.clearTimeout.bind(window);
  const waiting = new Map<unknown, string>();
  const start = (call: () => void, delay?: number) => {
    const ring = () => {
      waiting.delete(id);
      call();
    };
    const id = setTimeout(ring, delay);
    if (isOurs()) waiting.set(id, `timer of ${delay} ms`);
    return id;
  };
  window.setTimeout = start as typeof setTimeout;
  window.clearTimeout = (id) => {
    waiting.delete(id);
    clearTimeout(id);
  };
  return { left: () => [...waiting.values()], stop: () => Object.assign(window, { setTimeout, clearTimeout }) };
}

/** Calls of ours to a method that brings a promise, as long as they are pending. */
function countPending<Name extends string>(
  owner: Readonly<Record<Name, (...given: never[]) => Promise<unknown>>>,
  name: Name,
): Count {
  const method = owner[name];
  const pending = new Set<object>();
  const counted = async (...given: never[]) => {
    const call = {};
    if (isOurs()) pending.add(call);
    try {
      return await method.apply(owner, given);
    } finally {
      pending.delete(call);
    }
  };
  Object.assign(owner, { [name]: counted });
  return { left: () => Array.from(pending, () => name), stop: () => Object.assign(owner, { [name]: method }) };
}

function countCeremonies(): Count[] {
  const { credentials } = navigator as { credentials?: CredentialsContainer };
  return credentials ? [countPending(credentials, "get"), countPending(credentials, "create")] : [];
}
