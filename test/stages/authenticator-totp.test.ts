import { expect } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import fixture from "../../mocks/challenges/authenticator-totp.js";
import { totp } from "../../mocks/executor/totp.js";
import { all, input, one, show, submit, until, words } from "../flow.js";
import { identified } from "../second-factors.js";

describe("the stage that sets up an authenticator app", () => {
  it("shows the secret of an app as a code, as text and as a URI, and takes the first code", async () => {
    const visit = await identified("demo-totp");
    const stage = await visit.stage("ak-stage-authenticator-totp");
    const uri = new URLSearchParams(input(stage, "otp_uri").value.split("?")[1]);
    const secret = uri.get("secret") ?? "";
    expect(words(one(stage, ".secret")).replace(/ /g, "")).to.equal(secret);
    await until(() => stage.shadowRoot?.querySelector(".qr-code svg path"));
    input(stage, "code").value = totp(secret, Date.now());
    submit(stage);
    await visit.left();
  });

  it("numbers what to do, and shows the field for the code without scrolling on a laptop", async () => {
    await setViewport({ width: 1280, height: 800 });
    const { stage } = await show(fixture.states.first);
    await until(() => stage.shadowRoot?.querySelector(".qr-code svg path"));
    const [scan, enter] = all(stage, "ol > li");
    expect(words(scan)).to.include("Scan the code");
    expect(words(enter)).to.include("Then enter the code");
    expect(enter?.contains(input(stage, "code"))).to.be.true;
    expect(input(stage, "code").getBoundingClientRect().bottom).to.be.below(800);
  });
});
