import { html, nothing, type TemplateResult } from "lit";
import { hashPassword, type User } from "../../directory.js";
import type { Device } from "../../executor/devices.js";
import { totp } from "../../executor/totp.js";
import { nextChange, passwordOf } from "../codes.js";
import type { Playground } from "../playground.js";
import { copyButton } from "./copy.js";
import { panel } from "./panel.js";

const CLASSES: Readonly<Record<Device["deviceClass"], string>> = {
  totp: "Authenticator app",
  static: "Recovery codes",
  sms: "SMS",
  email: "Email",
  duo: "Duo",
};

/** The accounts, with their second factors. */
export function directory(playground: Playground): TemplateResult {
  const { users } = playground.world.directory;
  return panel({
    title: "Directory",
    count: users.length,
    isOpen: true,
    content: html`
      <ul class="people">
        ${users.map((user) => person(user, playground))}
      </ul>
      <details>
        <summary>Add an account</summary>
        <form @submit=${(event: SubmitEvent) => void add(event, playground)}>
          <label><span>Username</span><input name="username" autocomplete="off" required /></label>
          <label><span>Name</span><input name="name" autocomplete="off" required /></label>
          <label><span>Email</span><input name="email" type="email" autocomplete="off" required /></label>
          <label><span>Password</span><input name="password" autocomplete="off" required /></label>
          <button>Add</button>
        </form>
      </details>
    `,
  });
}

function person(user: User, playground: Playground) {
  const { world, session } = playground;
  const { username, name, email, isActive, isSuperuser } = user;
  const password = passwordOf(user);
  const devices = world.authenticators.devices.filter((device) => device.username === username);
  const passkeys = world.directory.passkeysOf(user).map(() => "Passkey");
  const factors = [...devices.map((device) => factor(device, world.clock())), ...passkeys];
  const marks = [
    ...(session?.user === username ? ["signed in"] : []),
    ...(isActive ? [] : ["inactive"]),
    ...(isSuperuser ? ["superuser"] : []),
  ];
  return html`<li>
    <strong>${name || username}</strong> ${marks.map((mark) => html`<span class="mark">${mark}</span>`)}
    <small>${username}${password ? ` · password ${password}` : ""} · ${email || "no email"}</small>
    ${
      factors.length
        ? html`<ul class="factors" aria-label="Second factors of ${username}">
            ${factors.map((it) => html`<li>${it}</li>`)}
          </ul>`
        : nothing
    }
    <button type="button" class="quiet" @click=${() => void playground.write({ ...user, isActive: !isActive })}>
      ${isActive ? "Deactivate" : "Activate"}<span class="unseen"> ${username}</span>
    </button>
  </li>`;
}

/** What a device needs that a person would have at hand. */
function factor(device: Device, now: number) {
  const name = CLASSES[device.deviceClass];
  if (device.deviceClass === "totp") {
    const code = totp(device.secret, now, device.digits);
    const until = new Date(nextChange(now)).toLocaleTimeString("en-GB");
    return html`${name}: <strong>${code}</strong>, until ${until} ${copyButton(code, "the code of the app")}
      <small>Secret: ${device.secret}</small>`;
  }
  if (device.deviceClass === "static") {
    const codes = device.codes.join(", ");
    return codes ? html`${name}: ${codes} ${copyButton(codes, "the recovery codes")}` : `${name}: used up`;
  }
  if (device.deviceClass === "sms") return `${name}: ${device.phone}`;
  if (device.deviceClass === "email") return `${name}: ${device.email}`;
  return name;
}

async function add(event: SubmitEvent, playground: Playground) {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  const text = (name: string) => (form.elements.namedItem(name) as HTMLInputElement).value;
  await playground.write({
    username: text("username"),
    name: text("name"),
    email: text("email"),
    isActive: true,
    passwordHash: await hashPassword(text("password")),
  });
  form.reset();
}
