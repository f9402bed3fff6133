import { escape, page, redirectTo } from "./replies.js";
import { outboxPage } from "./outbox.js";
import { standIn } from "./sources/pages.js";
import { isRelative } from "./urls.js";
import type { Exchange } from "./exchange.js";

/** What was sent, and pages that stand in for other sites: flows that leave have to arrive. The path is below `demo/`. */
export async function demoPage(path: string, exchange: Exchange): Promise<Response | undefined> {
  switch (path) {
    case "outbox/":
      return outboxPage(exchange.world);
    case "posted/":
      return posted(exchange);
    case "frame/":
      return frame();
    case "logout/":
      return page("Signed out", "<p>This service has let you go.</p>");
    case "back/":
      return back(exchange);
    default: {
      const source = /^source\/([-\w]+)\/$/.exec(path)?.[1];
      return source === undefined ? undefined : standIn(source, exchange);
    }
  }
}

/** Shows what a form brought. */
async function posted({ request }: Exchange): Promise<Response> {
  const members = [...new URLSearchParams(await request.text())];
  const rows = members.map(([name, value]) => `<dt>${escape(name)}</dt><dd>${escape(value)}</dd>`);
  return page("You have arrived", `<dl>${rows.join("")}</dl>`);
}

/** Says that it is done as soon as it is there. */
function frame(): Response {
  const message = `{ message: "submit", source: "goauthentik.io", context: "flow-executor" }`;
  return page("Checked", `<script>parent.postMessage(${message}, location.origin)</script>`);
}

/** A service that has signed the user out, and sends the browser back to where it was told, below the installation. */
async function back({ request, url, world }: Exchange): Promise<Response> {
  const form = request.method === "POST" ? new URLSearchParams(await request.text()) : url.searchParams;
  const to = form.get("RelayState") ?? "";
  return redirectTo(`${world.base}${isRelative(to) ? to : ""}`);
}
