import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ada } from "../../mocks/directory.js";
import type { PolicyBinding } from "../../mocks/executor/flow.js";
import type { PromptField } from "../../mocks/executor/flow-stages.js";
import type { StagePrompt } from "../../src/protocol/challenges.js";
import { playing, type Browser } from "../mocks/browser.js";
import { end, flow_info } from "./visit.js";

const html = "<p>Ask <em>Charles</em>.</p>";

const username: PromptField = { fieldKey: "username", label: "Username", type: "username", order: 8 };
const passwords: readonly PromptField[] = [
  { fieldKey: "password", label: "Password", type: "password", order: 10 },
  { fieldKey: "password_repeat", label: "Password (again)", type: "password", order: 11 },
];

/** One field of every type, in the order in which they are asked. */
const everyType: readonly PromptField[] = [
  { fieldKey: "engine", label: "Engine", type: "text", placeholder: "Which one?", order: 0 },
  { fieldKey: "notes", label: "Notes", type: "text_area", required: false, subText: "<b>A</b> to G.", order: 1 },
  { fieldKey: "card", label: "Card", type: "text_read_only", initialValue: "No. 7", order: 2 },
  { fieldKey: "deck", label: "Deck", type: "text_area_read_only", initialValue: "No. 8\nNo. 9", order: 3 },
  { ...username, order: 4 },
  { fieldKey: "email", label: "Address", type: "email", order: 5 },
  { ...passwords[0], order: 6 } as PromptField,
  { ...passwords[1], order: 7 } as PromptField,
  { fieldKey: "digits", label: "Digits", type: "number", required: false, order: 8 },
  { fieldKey: "letters", label: "Write to me", type: "checkbox", required: false, order: 9 },
  {
    fieldKey: "gear",
    label: "Gear",
    type: "radio-button-group",
    initialValue: "slow",
    choices: [
      { value: "slow", label: "Slowly" },
      { value: "fast", label: "In haste" },
    ],
    order: 10,
  },
  { fieldKey: "town", label: "Town", type: "dropdown", choices: ["London", "Turin"], order: 11 },
  { fieldKey: "birthday", label: "Birthday", type: "date", required: false, order: 12 },
  { fieldKey: "visit", label: "Visit", type: "date-time", required: false, order: 13 },
  { fieldKey: "attributes.portrait", label: "Portrait", type: "file", required: false, order: 14 },
  { fieldKey: "line", label: "", type: "separator", placeholder: "And", required: false, order: 15 },
  { fieldKey: "origin", label: "", type: "hidden", initialValue: "letter", order: 16 },
  { fieldKey: "greeting", label: "Greeting", type: "static", initialValue: html, required: false, order: 17 },
  { fieldKey: "info", label: "Know", type: "alert_info", initialValue: html, required: false, order: 18 },
  { fieldKey: "warning", label: "Heed", type: "alert_warning", initialValue: html, required: false, order: 19 },
  { fieldKey: "danger", label: "Beware", type: "alert_danger", initialValue: html, required: false, order: 20 },
  { fieldKey: "attributes.settings.locale", label: "Language", type: "ak-locale", order: 21 },
];

/** What a good answer to them is. */
const everyAnswer = {
  engine: "Analytical",
  notes: "",
  card: "No. 7",
  deck: "No. 8\nNo. 9",
  username: "grace",
  email: "grace@example.org",
  password: "nanosecond by nanosecond",
  password_repeat: "nanosecond by nanosecond",
  digits: 50,
  letters: false,
  gear: "fast",
  town: "Turin",
  birthday: "1906-12-09",
  visit: "2026-08-01T12:30:00Z",
  "attributes.portrait": "data:image/png;base64,iVBORw0KGgo=",
  "attributes.settings.locale": "",
};

function asking(fields: readonly PromptField[], validationPolicies: readonly PolicyBinding[] = []): Browser {
  return playing([{ kind: "prompt", name: "ask", fields, validationPolicies }]);
}

/** The answer to a refused response: the same question again, and why. */
async function refusal(browser: Browser, body: object) {
  const before = await browser.get(browser.path("flow"), "ak-stage-prompt");
  const { response_errors, ...again } = await browser.post(browser.path("flow"), body, "ak-stage-prompt");
  assert.deepEqual(again, before);
  return response_errors;
}

const credentials = { username: "grace", password: "nanosecond", password_repeat: "nanosecond" };

describe("A prompt asks", () => {
  test("all-types: for every type that there is, each with all its texts and choices or none", async () => {
    const browser = asking(everyType.toReversed());
    const { fields, ...others } = await browser.get(browser.path("flow"), "ak-stage-prompt");
    assert.deepEqual(others, { component: "ak-stage-prompt", flow_info });
    const asked = everyType.map(
      ({
        fieldKey,
        label,
        type,
        required = true,
        placeholder,
        initialValue,
        subText,
        choices,
        order,
      }): StagePrompt => ({
        field_key: fieldKey,
        label,
        type,
        required,
        placeholder: placeholder ?? "",
        initial_value: initialValue ?? (type === "dropdown" ? "London" : ""),
        order: order ?? 0,
        sub_text: subText ?? "",
        choices: choices?.map((it) => (typeof it === "string" ? { value: it, label: it } : it)) ?? null,
      }),
    );
    assert.deepEqual(fields, asked);
    assert.equal(new Set(fields.map(({ type }) => type)).size, 21);
  });

  test("enrollment: for a name and for a password twice, before anything else", async () => {
    const browser = playing([]);
    const { fields } = await browser.get(browser.path("default-enrollment-flow"), "ak-stage-prompt");
    assert.deepEqual(
      fields.map(({ field_key, type, required, choices }) => [field_key, type, required, choices]),
      [
        ["username", "username", true, null],
        ["password", "password", true, null],
        ["password_repeat", "password", true, null],
      ],
    );
  });

  test("choice-initial-repr: with a default that is no choice, for the first one as the server's language writes it", async () => {
    const choices = [
      { value: "slow", label: "Slowly" },
      { value: "fast", label: "In haste" },
    ];
    const browser = asking([{ fieldKey: "gear", label: "Gear", type: "dropdown", initialValue: "backwards", choices }]);
    const { fields } = await browser.get(browser.path("flow"), "ak-stage-prompt");
    assert.equal(fields[0]?.initial_value, "{'label': 'Slowly', 'value': 'slow'}");
    assert.deepEqual(fields[0].choices, choices);
  });
});

describe("A prompt accepts", () => {
  test("valid: what is right, and leads on over the same address", async () => {
    const browser = asking([username, ...passwords]);
    const path = browser.path("flow");
    const response = await browser.send(path, browser.response(credentials));
    assert.equal(response.status, 200, "there is nothing after it");
    const longer = playing([
      { kind: "prompt", name: "ask", fields: [username, ...passwords] },
      { kind: "prompt", name: "more", fields: [{ fieldKey: "name", label: "Name", type: "text" }] },
    ]);
    assert.equal((await longer.send(path, longer.response(credentials))).status, 302);
    const { fields } = await longer.get(path, "ak-stage-prompt");
    assert.deepEqual(
      fields.map(({ field_key }) => field_key),
      ["name"],
    );
  });

  test("all-types-valid: each type's value, and keeps its own of what people cannot change", async () => {
    const browser = playing([
      { kind: "prompt", name: "ask", fields: everyType },
      { kind: "prompt", name: "again", fields: everyType },
    ]);
    const path = browser.path("flow");
    const forged = {
      ...everyAnswer,
      card: "No. 1",
      deck: "?",
      origin: "a bot",
      greeting: "?",
      line: "?",
      digits: "50",
    };
    const { fields } = await browser.post(path, forged, "ak-stage-prompt");
    const kept = Object.fromEntries(fields.map(({ field_key, initial_value }) => [field_key, initial_value]));
    assert.deepEqual(
      [kept["card"], kept["deck"], kept["origin"], kept["greeting"], kept["gear"], kept["town"]],
      ["No. 7", "No. 8\nNo. 9", "letter", html, "fast", "Turin"],
    );
    assert.deepEqual(await browser.post(path, everyAnswer, "xak-flow-redirect"), end);
  });

  test("less: what is optional and left out, except one of two passwords", async () => {
    const optional = everyType.map((field) => ({ ...field, required: false }));
    const browser = asking(optional.filter(({ type }) => type !== "password"));
    await browser.post(browser.path("flow"), {}, "xak-flow-redirect");
    const halved = asking(passwords.map((field) => ({ ...field, required: false })));
    await halved.post(halved.path("flow"), { password: "nanosecond" }, "ak-stage-flow-error");
  });
});

describe("A prompt refuses", () => {
  test("mismatch: two passwords that differ, once their outer spaces are gone", async () => {
    const browser = asking([username, ...passwords]);
    assert.deepEqual(await refusal(browser, { ...credentials, password_repeat: "microsecond" }), {
      non_field_errors: [{ string: "Passwords don't match.", code: "invalid" }],
    });
    const spaced = { ...credentials, password_repeat: ` ${credentials.password} ` };
    await browser.post(browser.path("flow"), spaced, "xak-flow-redirect");
  });

  test("username-taken: a name that another user has, under the key of its field", async () => {
    const browser = asking([{ ...username, fieldKey: "nickname" }, ...passwords]);
    assert.deepEqual(await refusal(browser, { ...credentials, nickname: ada.username }), {
      nickname: [{ string: "Username is already taken.", code: "invalid" }],
    });
  });

  test("username-taken: but takes the name of who is asked, unchanged", async () => {
    const browser = asking([username]);
    await browser.signIn();
    await browser.post(browser.path("flow"), { username: ada.username }, "xak-flow-redirect");
  });

  test("date: what no calendar has", async () => {
    const birthday = "Date has wrong format. Use one of these formats instead: YYYY-MM-DD.";
    const browser = asking([{ fieldKey: "birthday", label: "Birthday", type: "date" }]);
    for (const date of ["2026-99-99", "2026-02-29", "0000-01-01", "2026-04-31"]) {
      const string = (await refusal(browser, { birthday: date }))?.["birthday"]?.[0]?.string;
      assert.equal(string, birthday, date);
    }
    const hours = asking([{ fieldKey: "visit", label: "Visit", type: "date-time" }]);
    assert.ok(await refusal(hours, { visit: "2026-02-30T10:00" }));
    await hours.post(hours.path("flow"), { visit: "2028-02-29T10:00" }, "xak-flow-redirect");
  });

  test("blank-and-missing: what is blank otherwise than what is not there", async () => {
    const browser = asking([username, ...passwords]);
    assert.deepEqual(await refusal(browser, { username: "", password_repeat: "x" }), {
      username: [{ string: "This field may not be blank.", code: "blank" }],
      password: [{ string: "This field is required.", code: "required" }],
    });
  });

  test("policy: what a policy does not like, with a reason from each", async () => {
    const browser = asking(
      [username, ...passwords],
      [
        { name: "length", passes: false, messages: ["Too short."] },
        { name: "fine", passes: true },
        { name: "words", passes: false, messages: ["Too easy.", "Too common."] },
      ],
    );
    assert.deepEqual(await refusal(browser, credentials), {
      non_field_errors: ["Too short.", "Too easy.", "Too common."].map((string) => ({ string, code: "invalid" })),
    });
  });

  test("policy-silent: what a policy does not like without a word, with errors that are empty", async () => {
    const browser = asking([username, ...passwords], [{ name: "silent", passes: false }]);
    assert.deepEqual(await refusal(browser, credentials), {});
  });

  test("type-errors: values of the wrong kind, each in the words of its type", async () => {
    const wrong = {
      ...everyAnswer,
      email: "nowhere",
      digits: "x",
      gear: "backwards",
      birthday: "09.12.1906",
      visit: "soon",
      "attributes.portrait": "portrait.png",
    };
    const invalid = (string: string) => [{ string, code: "invalid" }];
    assert.deepEqual(await refusal(asking(everyType), wrong), {
      email: invalid("Enter a valid email address."),
      digits: invalid("A valid integer is required."),
      gear: [{ string: '"backwards" is not a valid choice.', code: "invalid_choice" }],
      birthday: invalid("Date has wrong format. Use one of these formats instead: YYYY-MM-DD."),
      visit: invalid(
        "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].",
      ),
      "attributes.portrait": invalid("Invalid scheme"),
    });
    const photo = { ...everyAnswer, "attributes.portrait": "data:image/png,plain" };
    assert.deepEqual(await refusal(asking(everyType), photo), { "attributes.portrait": invalid("Invalid encoding") });
  });

  test("blanks: nothing where a name, a number, a day, a file or a choice is optional, since that is to be left out", async () => {
    const types = ["username", "number", "date", "date-time", "file", "dropdown"] as const;
    const choices = ["Turin"];
    const fields = types.map((type): PromptField => ({
      ...{ fieldKey: type, label: "", type, required: false },
      ...(type === "dropdown" ? { choices } : {}),
    }));
    const errors = await refusal(asking(fields), Object.fromEntries(types.map((type) => [type, ""])));
    assert.deepEqual(Object.keys(errors ?? {}).sort(), types.toSorted());
  });
});
