import { expect } from "@open-wc/testing";
import fixture from "../../mocks/challenges/authenticator-totp.js";
import { totp } from "../../mocks/executor/totp.js";
import { ScriptedExecutor, all, input, one, open, show, submit, until, words } from "../flow.js";
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

  it("asks nobody to scan a code without a secret", async () => {
    new ScriptedExecutor({ ...fixture.states.first, config_url: "" });
    const visit = await open("flow");
    expect(await visit.complaint()).to.include("cannot be read");
  });

  it("numbers what to do", async () => {
    const { stage } = await show(fixture.states.first);
    const [scan, enter] = all(stage, "ol > li");
    expect(words(scan)).to.include("Scan the code");
    expect(words(enter)).to.include("Then enter the code");
    expect(enter?.contains(input(stage, "code"))).to.be.true;
  });
});
