import { expect } from "@open-wc/testing";
import { restoreWorld } from "../../mocks/executor/saved-world.js";
import { sessionsIn } from "../../mocks/executor/storage.js";
import { indexedDbStore } from "../../mocks/playground/indexed-db.js";
import { demoWorld } from "../../mocks/world.js";

describe("a world in this browser", () => {
  const name = "a test of the playground";
  afterEach(() => indexedDbStore(name).clear());

  it("is there when the user opens it again", async () => {
    const store = indexedDbStore(name);
    const world = demoWorld({ storage: sessionsIn(store) });
    const keep = await restoreWorld(world, store);
    world.directory.remove("ada");
    world.consents = [{ username: "ada", application: "Wiki", permissions: ["email"], expires: Infinity }];
    world.links.set("token", { flow: "mine", bindings: [], context: { pending_user: "ada" } });
    await world.storage.write({ key: "a-session", expires: 1, user: "ada" });
    await keep();

    const again = indexedDbStore(name);
    const later = demoWorld({ storage: sessionsIn(again) });
    await restoreWorld(later, again);
    expect(later.directory.users).to.deep.equal(world.directory.users);
    expect(later.consents).to.deep.equal(world.consents);
    expect(later.links.get("token")).to.deep.equal(world.links.get("token"));
    expect(await later.storage.read("a-session")).to.deep.equal({ key: "a-session", expires: 1, user: "ada" });
    await later.storage.remove("a-session");
    expect(await world.storage.read("a-session")).to.equal(undefined);
  });

  it("keeps nothing more once it has forgotten everything, as of a request that is on its way", async () => {
    const store = indexedDbStore(name);
    await store.write("world", { flows: 1 });
    const cleared = store.clear();
    await store.write("world", { flows: 2 });
    await cleared;
    expect(await indexedDbStore(name).read("world")).to.equal(undefined);
  });

  it("is gone after a reset, and another one is not", async () => {
    const [store, other] = [indexedDbStore(name), indexedDbStore("another test of the playground")];
    await store.write("key", 1);
    await other.write("key", 2);
    await store.clear();
    expect(await store.read("key")).to.equal(undefined);
    expect(await other.read("key")).to.equal(2);
    await other.clear();
  });
});
