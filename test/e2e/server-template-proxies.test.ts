import { send, type Gate } from "./built-page.js";
import { contextOf } from "./django/generations.js";
import { templateScene, type TemplateVisit } from "./template-site.js";

/** Proxies before a server with the drop-in that do what they should not: users read a sentence, and get a way out. */
const PAGE = { template: "if/flow.html", context: contextOf("2026.5") };

/** Puts a proxy before the server. */
function proxy({ site }: TemplateVisit, change: (...exchange: Parameters<Gate>) => boolean) {
  const served = site.gate;
  site.gate = (request, reply, next) => {
    if (!change(request, reply, next)) served?.(request, reply, next);
  };
}

/** Answers a challenge that only a signed-in user sees: there the server wants the token of its cookie. */
async function consent(visit: TemplateVisit) {
  await visit.open("default-authentication-flow", "next=/if/user/");
  await visit.signIn();
  await visit.arrive("/if/user/");
  await visit.open("demo-consent", "next=/if/user/");
  await visit.click("Allow");
  await visit.sees("Something went wrong on the server.");
  await visit.sees("Try again");
}

templateScene(
  "behind a proxy that removes the header with the token users read that the server refuses",
  PAGE,
  async (visit) => {
    proxy(visit, ({ headers }) => {
      delete headers["x-authentik-csrf"];
      return false;
    });
    await consent(visit);
  },
);

templateScene(
  "behind a proxy that hides the token's cookie from scripts users read that the server refuses",
  PAGE,
  async (visit) => {
    proxy(visit, (_, reply) => {
      const set = reply.setHeader.bind(reply);
      reply.setHeader = (name, value) =>
        set(name, name === "Set-Cookie" ? [value].flat().map((cookie) => `${String(cookie)}; HttpOnly`) : value);
      return false;
    });
    await consent(visit);
  },
);

templateScene("behind a proxy that sends HTML for a script users get to the server's own page", PAGE, async (visit) => {
  proxy(visit, ({ url = "" }, reply) => {
    if (!url.includes("/page-")) return false;
    send(reply, "<h1>Maintenance</h1>");
    return true;
  });
  await visit.open();
  await visit.says("A script of this page could not be loaded.");
  await visit.sees("Open the server's own page");
  visit.complaints.length = 0; // the browser's, on the type of the script
});
