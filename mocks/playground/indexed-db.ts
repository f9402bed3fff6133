import { clear, createStore, del, get, set } from "idb-keyval";
import type { Store } from "../executor/storage.js";

/**
 * Keeps a world in this browser, below a name. Once it has forgotten everything it keeps nothing more: a request that is
 * on its way would write down again what was there.
 */
export function indexedDbStore(name: string): Store {
  const store = createStore(name, "world");
  let isOver = false;
  return {
    read: (key) => get(key, store),
    write: (key, value) => (isOver ? Promise.resolve() : set(key, value, store)),
    remove: (key) => del(key, store),
    clear: () => {
      isOver = true;
      return clear(store);
    },
  };
}
