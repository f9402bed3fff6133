import type { Flow } from "./executor/flow.js";
import type { PromptField } from "./executor/stages/prompt.js";

const username: PromptField = { fieldKey: "username", label: "Username", type: "username", placeholder: "Username" };
const password: PromptField = { fieldKey: "password", label: "Password", type: "password", order: 300 };
const repeat: PromptField = { ...password, fieldKey: "password_repeat", label: "Password (repeat)", order: 301 };

/** A field of each type. */
export const everyField: readonly PromptField[] = [
  { fieldKey: "intro", label: "", type: "static", initialValue: "<p>Welcome, <strong>you</strong>.</p>" },
  { fieldKey: "info", label: "Information", type: "alert_info", initialValue: "<p>Links open in a new tab.</p>" },
  { fieldKey: "warn", label: "", type: "alert_warning", initialValue: "Read carefully." },
  { fieldKey: "danger", label: "Warning", type: "alert_danger", initialValue: "<ul><li>No way back.</li></ul>" },
  { fieldKey: "nickname", label: "Nickname", type: "text", placeholder: "What do friends call you?" },
  { fieldKey: "bio", label: "About you", type: "text_area", required: false, subText: "Some <b>lines</b>." },
  { fieldKey: "customer", label: "Customer number", type: "text_read_only", initialValue: "C-1042" },
  { fieldKey: "terms", label: "Terms", type: "text_area_read_only", initialValue: "Line 1\nLine 2" },
  username,
  { fieldKey: "email", label: "Email", type: "email", placeholder: "Email" },
  { ...password, order: 0 },
  { ...repeat, order: 0 },
  { fieldKey: "age", label: "Age", type: "number", required: false },
  {
    fieldKey: "newsletter",
    label: 'I have read <a href="https://example.org/terms">the terms</a>',
    type: "checkbox",
    required: false,
  },
  {
    fieldKey: "plan",
    label: "Plan",
    type: "radio-button-group",
    initialValue: "pro",
    choices: [
      { value: "free", label: "Free" },
      { value: "pro", label: "Professional" },
    ],
  },
  { fieldKey: "country", label: "Country", type: "dropdown", choices: ["Germany", "France"] },
  { fieldKey: "birthday", label: "Birthday", type: "date", required: false },
  { fieldKey: "callback", label: "Call me at", type: "date-time", required: false },
  { fieldKey: "attributes.photo", label: "Photo", type: "file", required: false },
  { fieldKey: "sep", label: "", type: "separator", placeholder: "Details", required: false },
  { fieldKey: "campaign", label: "", type: "hidden", initialValue: "spring" },
  { fieldKey: "attributes.settings.locale", label: "Language", type: "ak-locale" },
];

/** Flows that ask for what an administrator wants to know. */
export const promptFlows: readonly Flow[] = [
  {
    slug: "demo-prompts",
    name: "A field of each type",
    title: "Everything there is to ask",
    designation: "stage_configuration",
    bindings: [{ order: 0, stage: { kind: "prompt", name: "demo-prompts", fields: everyField } }],
  },
];
