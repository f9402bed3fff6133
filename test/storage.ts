/** Calls a function while storage is blocked, as by privacy settings and in sandboxed frames. */
export async function withoutStorage(run: () => Promise<void>): Promise<void> {
  const names = ["localStorage", "sessionStorage"] as const;
  for (const name of names) {
    Object.defineProperty(window, name, {
      configurable: true,
      get: () => {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  }
  try {
    await run();
  } finally {
    // The getters of the browser are on the prototype of the window, or on the window itself.
    for (const name of names) restore(name);
  }
}

const own = new Map(
  (["localStorage", "sessionStorage"] as const).map((name) => [name, Object.getOwnPropertyDescriptor(window, name)]),
);

function restore(name: "localStorage" | "sessionStorage") {
  const descriptor = own.get(name);
  if (descriptor) Object.defineProperty(window, name, descriptor);
  else Reflect.deleteProperty(window, name);
}
