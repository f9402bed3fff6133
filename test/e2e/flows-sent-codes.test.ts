import assert from "node:assert/strict";
import { answer, arriveAs, comeBack, later, select, sentCode, signInto, walk } from "./walks.js";

/**
 * Codes that are sent: how the flow is called, where they go, and for how many minutes they are good. An address that
 * is known is written to at once, unless another is wanted.
 */
const sent = [
  {
    slug: "default-authenticator-sms-setup",
    field: "phoneNumber",
    taken: "+15550100",
    address: "+15550199",
    minutes: 5,
  },
  {
    slug: "default-authenticator-email-setup",
    field: "email",
    other: "Use another address",
    taken: "mary@example.org",
    address: "ada@home.example.org",
    minutes: 30,
  },
];

for (const { slug, field, other, taken, address, minutes } of sent) {
  walk(`in ${slug} a user whose code has expired gets a new one, which works`, async (visit) => {
    const { authenticators } = visit.site.world;
    authenticators.devices = authenticators.devices.map((device) => ({ ...device, stage: slug }));
    await signInto(visit, slug);
    if (other) await visit.click(other);
    await answer(visit, { [field]: taken });
    await visit.says("Please enter another one.");
    await visit.focus(field);
    assert.equal(await visit.value(field), taken);
    await select(visit, field);
    await answer(visit, { [field]: address });
    await visit.focus("code");
    const old = sentCode(visit);
    later(visit, minutes + 1);
    await answer(visit, { code: old });
    await visit.says("This code doesn't match.");
    await visit.click("Start again"); // with a plan that knows nothing of the code that no longer counts
    await visit.focus(other ? "code" : field);
    if (other) await visit.click(other);
    await answer(visit, { [field]: address });
    await visit.focus("code");
    assert.notEqual(sentCode(visit), old);
    await answer(visit, { code: sentCode(visit) });
    await arriveAs(visit, "Ada Lovelace");
    await comeBack(visit);
    await answer(visit, { code: sentCode(visit) });
    await arriveAs(visit, "Ada Lovelace");
  });
}
