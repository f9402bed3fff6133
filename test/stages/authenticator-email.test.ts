import { expect } from "@open-wc/testing";
import { ada, directory } from "../../mocks/directory.js";
import { authenticators } from "../../mocks/executor/devices.js";
import { all, input, playWorld, submit, until, words } from "../flow.js";
import { identified } from "../second-factors.js";

describe("the stage that sets up codes by e-mail", () => {
  it("trap 4.9: an address that the server could not mask is not sent", async () => {
    const world = authenticators();
    playWorld({ authenticators: world, directory: directory([{ ...ada, email: "" }]) });
    const visit = await identified("demo-email-codes");
    const stage = await visit.stage("ak-stage-authenticator-email");
    for (const address of ["ada@localhost", "ada", "a@b@example.org"]) {
      input(stage, "email").value = address;
      submit(stage);
      expect(stage.busy, address).to.be.false;
    }
    input(stage, "email").value = "ada@example.org";
    submit(stage);
    await until(() => all(stage, "input[name=code]").length === 1);
    expect(words(stage.shadowRoot?.querySelector(".pf-c-login__main-body"))).to.include("a**@e******.org");
    input(stage, "code").value = world.outbox[0]?.code ?? "";
    submit(stage);
    await visit.left();
  });
});
