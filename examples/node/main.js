// Signs in without a browser: BASE=https://auth.example.org/ USERNAME=ada PASSWORD=analytical npm start
import { FlowSession, HttpTransport } from "authentik-flow/protocol";
import fetchCookie from "fetch-cookie";

const { BASE, SLUG = "default-authentication-flow", USERNAME, PASSWORD } = process.env;

// The server knows a session by its cookies, which Node's `fetch` does not keep.
const session = new FlowSession(new HttpTransport({ base: BASE, slug: SLUG, fetch: fetchCookie(fetch) }));

/** What to respond to each challenge that this program knows. */
const responses = {
  "ak-stage-identification": () => ({ uid_field: USERNAME }),
  "ak-stage-password": () => ({ password: PASSWORD }),
};

await session.start();
for (let asked = ""; asked !== session.challenge?.component;) {
  asked = session.challenge?.component;
  const response = responses[asked];
  if (response) await session.respond(response());
}

const { state, challenge } = session;
if (state.status === "failed") throw state.error;
if (challenge.component !== "xak-flow-redirect") throw new Error(`The server asks for ${challenge.component}.`);
console.log(`Signed in, go on to ${new URL(challenge.to, BASE).href}`);
