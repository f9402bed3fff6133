import type { PromptChallenge, PromptType, StagePrompt } from "../../src/protocol/challenges.js";
import { flowInfo, flowInfoLong, flowInfoRightToLeft, refusal, type Fixture } from "./fixture.js";

/** A field, with whatever it does not say left empty. */
function field(type: PromptType, field_key: string, label: string, more: Partial<StagePrompt> = {}): StagePrompt {
  return {
    field_key,
    label,
    type,
    required: false,
    placeholder: "",
    initial_value: "",
    order: 0,
    sub_text: "",
    choices: null,
    ...more,
  };
}

const required = { required: true };
const plans = [
  { value: "free", label: "Free" },
  { value: "pro", label: "Professional" },
];

const credentials = [
  field("username", "username", "Username", { ...required, placeholder: "Username" }),
  field("password", "password", "Password", { ...required, sub_text: "At least <b>eight</b> characters." }),
  field("password", "password_repeat", "Password (repeat)", required),
];

const enrollment = {
  component: "ak-stage-prompt",
  flow_info: { ...flowInfo, title: "Sign up" },
  fields: credentials,
} satisfies PromptChallenge;

const everything = [
  field("static", "intro", "Intro", { initial_value: "<p>Welcome, <strong>Ada</strong>.</p>" }),
  field("alert_info", "info", "Information", { initial_value: "<p>Links open in a new tab.</p>" }),
  field("alert_warning", "warn", "", { initial_value: "Read carefully." }),
  field("alert_danger", "danger", "Warning", { initial_value: "<ul><li>This cannot be undone.</li></ul>" }),
  field("text", "nickname", "Nickname", { placeholder: "What do friends call you?" }),
  field("text_area", "bio", "About you", { sub_text: "Some <b>lines</b> &amp; no more." }),
  field("text_read_only", "customer", "Customer number", { ...required, initial_value: "C-1042" }),
  field("text_area_read_only", "terms", "Terms", { ...required, initial_value: "Line 1\nLine 2" }),
  ...credentials,
  field("email", "email", "Email", { placeholder: "Email" }),
  field("number", "age", "Age"),
  field("checkbox", "newsletter", 'I have read <a href="https://example.org/terms">the terms</a>'),
  field("radio-button-group", "plan", "Plan", { ...required, initial_value: "pro", choices: plans }),
  field("dropdown", "country", "Country", {
    ...required,
    initial_value: "DE",
    choices: [
      { value: "DE", label: "Germany" },
      { value: "FR", label: "France" },
    ],
  }),
  field("date", "birthday", "Birthday"),
  field("date-time", "callback", "Call me at"),
  field("file", "attributes.photo", "Photo"),
  field("separator", "sep", "", { placeholder: "Details" }),
  field("hidden", "campaign", "", { ...required, initial_value: "spring" }),
  field("ak-locale", "attributes.settings.locale", "Language", required),
];

const reasons: Readonly<Record<string, string>> = {
  nickname: "This field may not be blank.",
  bio: "Ensure this field has no more than 4 characters.",
  username: "Username is already taken.",
  password: "This field may not be blank.",
  email: "Enter a valid email address.",
  age: "A valid integer is required.",
  newsletter: "Must be a valid boolean.",
  plan: '"gold" is not a valid choice.',
  country: '"XX" is not a valid choice.',
  birthday: "Date has wrong format. Use one of these formats instead: YYYY-MM-DD.",
  "attributes.photo": "Invalid scheme",
};

/** Asks for whatever an administrator wants to know. */
export default {
  component: "ak-stage-prompt",
  states: {
    enrollment,
    details: {
      ...enrollment,
      fields: [field("text", "name", "Name", required), field("email", "email", "Email", required)],
    },
    passwordChange: { ...enrollment, fields: credentials.slice(1) },
    everyType: { ...enrollment, flow_info: { ...flowInfo, title: "Everything there is to ask" }, fields: everything },
    everyTypeRefused: {
      ...enrollment,
      fields: everything,
      response_errors: Object.fromEntries(
        Object.entries(reasons).map(([key, string]) => [key, [{ string, code: "invalid" }]]),
      ),
    },
    /** The default of a choice is the first choice, written out by the server's language. */
    defaultIsNoChoice: {
      ...enrollment,
      fields: [
        field("dropdown", "plan", "Plan", {
          ...required,
          initial_value: "{'label': 'Free', 'value': 'free'}",
          choices: plans,
        }),
        field("radio-button-group", "again", "Plan", { initial_value: "{'label': 'Free'}", choices: plans }),
      ],
    },
    mismatch: { ...enrollment, response_errors: refusal("non_field_errors", "Passwords don't match.") },
    /** A policy refused, and did not say why. */
    refusedWithoutReason: { ...enrollment, response_errors: {} },
    onlyText: { ...enrollment, fields: [field("static", "done", "", { initial_value: "<p>That is all.</p>" })] },
    withoutFields: { ...enrollment, fields: [] },
    hostile: {
      ...enrollment,
      fields: [
        field("static", "hostile", "", {
          initial_value:
            '<img src="/static/x.png" onerror="window.hostile=1"><script>window.hostile=2</script><a href="javascript:window.hostile=3">go</a>',
        }),
        field("checkbox", "agree", "<form><button>Press</button></form> Agree <svg onload=alert(1)>"),
      ],
    },
    longTexts: {
      ...enrollment,
      flow_info: flowInfoLong,
      fields: [
        field("static", "intro", "", { initial_value: `<p>${"Analytical engines need oil. ".repeat(20)}</p>` }),
        field("text", "key", "A-label-that-has-no-place-to-break-".repeat(4), {
          placeholder: "And a placeholder that is wider than any field can ever be on a narrow phone",
          sub_text: `See https://help.example.org/${"oil/".repeat(30)} <b>before</b> you answer.`,
        }),
        field("checkbox", "agree", "I have read, understood and translated all of the notes on the engine. ".repeat(3)),
        field("dropdown", "volume", "Volume", {
          choices: [
            { value: "1", label: "The Complete Correspondence, Notes and Translations of the Engine".repeat(2) },
          ],
        }),
        field("radio-button-group", "wheel", "Which wheel?", {
          choices: [{ value: "1", label: "wheels-within-wheels-within-wheels-within-wheels-within-wheels" }],
        }),
        field("separator", "sep", "", { placeholder: "A divider that says more than dividers should ever say aloud" }),
      ],
      response_errors: refusal(
        "key",
        "This answer is in use by another department, and has been for years. ".repeat(3),
      ),
    },
    rightToLeft: {
      ...enrollment,
      flow_info: flowInfoRightToLeft,
      fields: [
        field("username", "username", "اسم المستخدم", required),
        field("checkbox", "agree", "أوافق على <b>الشروط</b>"),
        field("radio-button-group", "plan", "الخطة", { choices: [{ value: "1", label: "مجانية" }] }),
        field("separator", "sep", "", { placeholder: "تفاصيل" }),
      ],
      response_errors: refusal("username", "اسم المستخدم مأخوذ."),
    },
    bare: { component: "ak-stage-prompt", fields: [field("text", "answer", "")] },
  },
} satisfies Fixture<"ak-stage-prompt">;
