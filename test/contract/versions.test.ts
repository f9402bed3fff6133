import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { versionNamed, versions } from "../../mocks/executor/version.js";
import { playing, type Browser } from "../mocks/browser.js";

const step = { kind: "dummy", name: "step" } as const;
const mail = [
  { kind: "identification", name: "who", userFields: ["username"] },
  { kind: "email", name: "email" },
] as const;

/** Uses the link of the newest e-mail, to the end of its flow. @returns the path of that flow with the link */
async function useLink(browser: Browser): Promise<string> {
  const { search } = new URL(browser.world.outbox.at(-1)?.link ?? "", "http://login.example.org");
  const path = browser.path("flow", search.slice(1));
  const { token } = await browser.get(path, "ak-stage-consent");
  await browser.post(path, { token }, "xak-flow-redirect");
  return path;
}

describe("A server of another version", () => {
  test("is the newest, unless another is named that is known", () => {
    assert.equal(versionNamed(), versions.at(-1));
    assert.equal(versionNamed("2025.10"), "2025.10");
    assert.throws(() => versionNamed("2019.1"), /2025\.10, 2025\.12, 2026\.5, 2026\.8/);
  });

  test("says from 2026.8 on whether a redirect is the end of a flow", async () => {
    for (const version of versions) {
      const browser = playing([step], { version });
      const end = await browser.post(browser.path("flow"), {}, "xak-flow-redirect");
      assert.equal("final_redirect" in end, version === "2026.8");
      const asked = await browser.get(browser.path("demo-redirect"), "xak-flow-redirect");
      assert.equal("final_redirect" in asked, version === "2026.8");
    }
  });

  test("refuses a link that is used up from 2026.8 on, and begins its flow anew before", async () => {
    for (const version of versions) {
      const browser = playing(mail, { version });
      await browser.post(browser.path("flow"), { uid_field: "ada" }, "ak-stage-email");
      const path = await useLink(browser);
      if (version === "2026.8") {
        const denial = await browser.get(path, "ak-stage-access-denied");
        assert.match(denial.error_message ?? "", /^Link was already used/);
      } else await browser.get(path, "ak-stage-identification");
      const unknown = browser.path("flow", "flow_token=unknown");
      await browser.get(unknown, version === "2026.8" ? "ak-stage-access-denied" : "ak-stage-identification");
    }
  });

  test("knows from 2026.8 on that a flow may demand a link", async () => {
    for (const version of versions) {
      const browser = playing([step], { version }, { authentication: "require_token" });
      await browser.get(browser.path("flow"), version === "2026.8" ? "ak-stage-access-denied" : "ak-stage-dummy");
    }
  });
});
