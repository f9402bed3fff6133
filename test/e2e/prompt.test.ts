import assert from "node:assert/strict";
import prompt from "../../mocks/challenges/prompt.js";
import { asks } from "./gates.js";
import { scene } from "./visit.js";

scene("HTML of administrators is cleaned under the page's own policy, and nothing violates it", async (visit) => {
  await visit.open("demo-prompts");
  await visit.stage("ak-stage-prompt");
  await visit.page.waitForSelector(">>> label a[target=_blank][rel=noopener]", { visible: true });
  await visit.page.waitForSelector(">>> .pf-c-alert li", { visible: true });
  assert.ok(
    visit.site.requests.some((request) => /purify/.test(request)),
    "what cleans it is loaded",
  );
});

scene(
  "a user signs up under the page's own policy, without loading code that this prompt does not need",
  async (visit) => {
    await visit.open("default-enrollment-flow", "next=/if/user/");
    await visit.focus("username");
    await visit.type("grace");
    await visit.press("Tab");
    await visit.type("nanosecond");
    await visit.press("Tab");
    await visit.type("nanosecond");
    await visit.press("Enter");
    await visit.focus("name");
    await visit.type("Grace Hopper");
    await visit.press("Tab");
    await visit.type("grace@example.org");
    await visit.press("Enter");
    await visit.arrive("/if/user/");
    await visit.sees("Signed in as Grace Hopper");
    assert.deepEqual(
      visit.site.requests.filter((request) => /purify/.test(request)),
      [],
    );
  },
);

scene("turning the wheel over a number field scrolls the page and does not change the number", async (visit) => {
  await visit.open("demo-prompts");
  const field = await visit.wait("input[name=age]");
  await field?.click();
  await visit.type("36");
  const heard = field?.evaluate((it) => new Promise((done) => it.addEventListener("wheel", () => done(null))));
  await visit.page.mouse.wheel({ deltaY: -120 });
  await heard;
  assert.equal(await field?.evaluate((it) => (it as HTMLInputElement).value), "36");
});

scene("a click beside the fields leaves the page where the user has scrolled it", async (visit) => {
  visit.site.gate = asks(prompt.states.everyType);
  await visit.page.setViewport({ width: 390, height: 600 });
  await visit.open();
  const focused = await visit.wait("input:focus");
  await focused?.evaluate((it) => (it as HTMLElement).blur());
  const line = await visit.wait("p.separator");
  await line?.evaluate((it) => it.scrollIntoView());
  const scrolled = () => visit.page.evaluate(() => scrollY);
  const before = await scrolled();
  assert.notEqual(before, 0);
  await line?.click();
  assert.equal(await scrolled(), before);
});
