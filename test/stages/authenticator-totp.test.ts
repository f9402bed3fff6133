import { expect } from "@open-wc/testing";
import { totp } from "../../mocks/executor/totp.js";
import { input, one, submit, until, words } from "../flow.js";
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
});
