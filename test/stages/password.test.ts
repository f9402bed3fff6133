import { expect } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import password from "../../mocks/challenges/password.js";
import { all, input, one, show, shadowOf, submit, targets, until, words, worker } from "../flow.js";

const { states } = password;

describe("password", () => {
  it("asks for the password, and sends nothing else", async () => {
    const { executor, stage } = await show(states.first);
    input(stage, "password").value = " analytical ";
    submit(stage);
    expect(await executor.sent()).to.deep.equal({ component: "ak-stage-password", password: " analytical " });
  });

  it("is said to be refused, also if the server does not say why", async () => {
    const { executor, visit, stage } = await show(states.first);
    executor.reply = { ...states.first, response_errors: { password: [] } };
    input(stage, "password").value = "wrong";
    submit(stage);
    await until(
      () => words(visit.root.querySelector(".note")).startsWith("This was not accepted."),
      "nothing was said",
    );
    expect(await visit.stage("ak-stage-password")).to.equal(stage);
  });

  it("holds the name in the form, for password managers to file the password under", async () => {
    const { stage } = await show(states.first);
    const name = one(stage, "form input[autocomplete=username]") as HTMLInputElement;
    expect(name.value).to.equal("ada");
    expect(name.name).to.equal("username");
    expect(name.readOnly).to.be.true;
    expect(name.getAttribute("aria-label")).to.equal("Username");
  });

  if (CSS.supports("anchor-name: --eye")) {
    it("keeps room in the field for the eye, where there is one, at the end of the line", async () => {
      for (const [allow_show_password, dir, room] of [
        [true, "ltr", "14px 48px"],
        [true, "rtl", "48px 14px"],
        [false, "ltr", "14px 14px"],
        [false, "rtl", "14px 14px"],
      ] as const) {
        const { visit, stage } = await show({ ...states.first, allow_show_password });
        visit.executor.dir = dir;
        const { paddingLeft, paddingRight } = getComputedStyle(input(stage, "password"));
        expect(`${paddingLeft} ${paddingRight}`, `${dir}, ${allow_show_password}`).to.equal(room);
      }
    });
  }

  it("shows the picture of an account that has one", async () => {
    const { stage } = await show(states.first);
    expect(one(stage, ".pending-user img").getAttribute("src")).to.contain("data:image/svg+xml");
    const { stage: plain } = await show(states.longTexts);
    expect(all(plain, ".pending-user img")).to.deep.equal([]);
  });

  it("shows the initials of a name whose picture is missing or blocked, in its place", async () => {
    worker.use(http.get("*/static/missing.png", () => new HttpResponse(null, { status: 404 })));
    for (const [pending_user, initials] of [
      ["ada.lovelace@example.org", "AL"],
      ["Ada Augusta King-Noel", "AN"],
      ["élise", "É"],
      ["<script>", "S"],
    ]) {
      const challenge = {
        ...states.first,
        pending_user,
        pending_user_avatar: "/static/missing.png",
      } as typeof states.first;
      const { stage } = await show(challenge);
      const image = one(stage, ".pending-user img") as HTMLImageElement;
      image.loading = "eager"; // pages that are tested need not be seen
      const { width, height } = image.getBoundingClientRect();
      await until(() => image.src.startsWith("data:"), "the initials did not come");
      await until(() => image.complete && image.naturalWidth, "they are not drawn");
      expect(decodeURIComponent(image.src)).to.include(`>${initials}</text>`);
      expect(image.alt).to.equal("");
      expect([image.width, image.height]).to.deep.equal([width, height]);
    }
  });

  it("shows no user where the server names none", async () => {
    const { stage } = await show(states.withoutUser);
    expect(all(stage, ".pending-user")).to.deep.equal([]);
    expect(all(stage, "input")).to.have.length(1);
  });

  it("offers the ways out that there are", async () => {
    const { stage } = await show(states.first);
    expect(words(one(stage, "[data-ouia-component-id=recovery]"))).to.equal("Forgot password?");
    expect(targets(stage)).to.deep.equal(["https://login.example.org/if/flow/default-recovery-flow/"]);
    expect(all(stage, "button").map(words)).to.include("Not you?");
    const { stage: bare } = await show(states.bare);
    expect(targets(bare)).to.deep.equal([]);
  });

  it("links nowhere that is not safe to open", async () => {
    const script = "javascript:document.title='followed'";
    const flow_info = { ...states.first.flow_info, cancel_url: script };
    const { stage } = await show({ ...states.first, flow_info, recovery_url: script });
    expect(targets(stage)).to.deep.equal([]);
  });

  it("shows and hides the password, but not the name", async () => {
    const { stage } = await show(states.first);
    one(stage, "[aria-pressed]").click();
    expect(input(stage, "password").type).to.equal("text");
    expect(input(stage, "username").type).to.equal("text");
    one(stage, "[aria-pressed]").click();
    expect(input(stage, "password").type).to.equal("password");
  });

  it("has the eye in the field, but outside of the form", async () => {
    const { stage } = await show(states.first);
    const eye = one(stage, ".eye");
    expect(eye.closest("form")).to.equal(null);
    expect(eye.getAttribute("aria-label")).to.equal("Show password");
    if (!CSS.supports("anchor-name: --any")) return;
    const [button, field] = [eye, input(stage, "password")].map((it) => it.getBoundingClientRect());
    expect(button?.top).to.equal(field?.top);
    expect(button?.bottom).to.equal(field?.bottom);
    expect(button?.right).to.equal(field?.right);
    expect(button?.width).to.be.at.least(44);
    expect(eye.querySelector("svg")?.getBoundingClientRect().width).to.equal(24);
  });

  it("says that Caps Lock is on, and no longer when it is off", async () => {
    const { stage } = await show(states.first);
    const press = (modifierCapsLock: boolean) =>
      input(stage, "password").dispatchEvent(
        new KeyboardEvent("keydown", { key: "A", modifierCapsLock, bubbles: true }),
      );
    press(true);
    expect(words(one(stage, ".caps-lock[role=status]"))).to.equal("Caps Lock is on.");
    press(false);
    expect(words(one(stage, ".caps-lock"))).to.equal("");
  });

  it("keeps a password to be seen while it is refused", async () => {
    const { executor, stage } = await show(states.first);
    executor.reply = states.refused;
    one(stage, "[aria-pressed]").click();
    input(stage, "password").value = "wrong";
    submit(stage);
    await until(() => all(stage, ".pf-m-error").length, "it was not refused");
    expect(input(stage, "password").type).to.equal("text");
    expect(one(stage, "[aria-pressed]").getAttribute("aria-pressed")).to.equal("true");
  });

  it("leads back into the field that was refused, with what was typed selected", async () => {
    const { executor, stage } = await show(states.first);
    executor.reply = states.refused;
    input(stage, "password").value = "wrong";
    submit(stage);
    await until(() => shadowOf(stage).activeElement === input(stage, "password"), "the focus went elsewhere");
    const { selectionStart, selectionEnd } = input(stage, "password");
    expect([selectionStart, selectionEnd]).to.deep.equal([0, "wrong".length]);
  });

  it("says so again when the same is refused again", async () => {
    const { executor, stage } = await show(states.first);
    executor.reply = states.refused;
    input(stage, "password").value = "wrong";
    submit(stage);
    await until(() => all(stage, "[role=alert]").length, "it was not refused");
    const first = one(stage, "[role=alert]");
    submit(stage);
    await until(() => executor.responses.length === 2 && !stage.busy, "it was not sent again");
    await until(() => one(stage, "[role=alert]") !== first, "an alert that stays is not announced");
  });
});
