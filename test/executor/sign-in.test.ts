import { expect } from "@open-wc/testing";
import { input, open, submit } from "../flow.js";

describe("a flow in the page", () => {
  it("signs a user in: identification, password, target", async () => {
    const visit = await open("default-authentication-flow", "next=%2Fif%2Fuser%2F");
    const identification = await visit.stage("ak-stage-identification");
    input(identification, "uidField").value = "ada";
    submit(identification);

    const password = await visit.stage("ak-stage-password");
    expect(input(password, "username").value).to.equal("ada");
    input(password, "password").value = "analytical";
    submit(password);

    expect(await visit.left()).to.equal(`${location.origin}/if/user/`);
  });
});
