import { FlowExecutor } from "../../src/executor/index.js";
import { membersOfForms, sendsEach } from "./field-names.js";

describe("a prompt", () => {
  it("may call its fields like the members of forms", async function () {
    this.timeout(60_000);
    await sendsEach(membersOfForms(), FlowExecutor);
  });
});
