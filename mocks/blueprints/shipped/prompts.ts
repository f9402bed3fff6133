/** The members of a field of each type, by its key. */
const fields: Readonly<Record<string, string>> = {
  intro: "type: static, initial_value: '<p>Welcome, <strong>you</strong>.</p>'",
  info: "label: Information, type: alert_info, initial_value: <p>Links open in a new tab.</p>",
  warn: "type: alert_warning, initial_value: Read carefully.",
  danger: "label: Warning, type: alert_danger, initial_value: <ul><li>No way back.</li></ul>",
  nickname: "label: Nickname, type: text, placeholder: 'What do friends call you?'",
  bio: "label: About you, type: text_area, required: false, sub_text: Some <b>lines</b>.",
  customer: "label: Customer number, type: text_read_only, initial_value: C-1042",
  terms: String.raw`label: Terms, type: text_area_read_only, initial_value: "Line 1\nLine 2"`,
  username: "label: Username, type: username, placeholder: Username",
  email: "label: Email, type: email, placeholder: Email",
  password: "label: Password, type: password",
  password_repeat: "label: Password (repeat), type: password",
  age: "label: Age, type: number, required: false",
  newsletter: `label: 'I have read <a href="https://example.org/terms">the terms</a>', type: checkbox, required: false`,
  plan: `label: Plan, type: radio-button-group, initial_value: pro, placeholder_expression: true,
      placeholder: 'return [{"value": "free", "label": "Free"}, {"value": "pro", "label": "Professional"}]'`,
  country: `label: Country, type: dropdown, placeholder_expression: true, placeholder: 'return ["Germany", "France"]'`,
  birthday: "label: Birthday, type: date, required: false",
  callback: "label: Call me at, type: date-time, required: false",
  "attributes.photo": "label: Photo, type: file, required: false",
  sep: "type: separator, placeholder: Details, required: false",
  campaign: "type: hidden, initial_value: spring",
  "attributes.settings.locale": "label: Language, type: ak-locale",
};

const keys = Object.keys(fields);

/** A prompt with a field of each type. */
export default `
version: 1
metadata: { name: Prompts }
entries:
  - model: authentik_flows.flow
    id: flow
    identifiers: { slug: demo-prompts }
    attrs: { name: A field of each type, title: Everything there is to ask, designation: stage_configuration }
${keys
  .map(
    (key) => `
  - model: authentik_stages_prompt.prompt
    id: ask ${key}
    identifiers: { name: demo-prompts-field-${key} }
    attrs: { field_key: ${key}, ${fields[key]} }`,
  )
  .join("\n")}
  - model: authentik_stages_prompt.promptstage
    id: prompt
    identifiers: { name: demo-prompts }
    attrs:
      fields:
${keys.map((key) => `        - !KeyOf ask ${key}`).join("\n")}
  - { model: authentik_flows.flowstagebinding, identifiers: { target: !KeyOf flow, stage: !KeyOf prompt, order: 0 } }
`;
