import { clear, createStore, del, get, set } from "idb-keyval";
import type { Store } from "../executor/storage.js";

/** Keeps a world in this browser, below a name. */
export function indexedDbStore(name: string): Store {
  const store = createStore(name, "world");
  return {
    read: (key) => get(key, store),
    write: (key, value) => set(key, value, store),
    remove: (key) => del(key, store),
    clear: () => clear(store),
  };
}
