import { Visit } from "./visit.js";
import type { World } from "./world.js";

/**
 * The page of a flow with what the server tells its session, as a template of the server has it (contract, section 7.1);
 * nothing where there is nothing to tell.
 * @param page - reads the HTML of the page
 */
export async function tellingPage(
  world: World,
  request: Request,
  page: () => Promise<string>,
): Promise<Response | undefined> {
  const visit = await Visit.open(world, request);
  const { messages } = visit.session;
  if (!messages?.length) return undefined;
  delete visit.session.messages;
  const block = JSON.stringify({ messages }).replaceAll("<", "\\u003c");
  const script = `<script type="application/json" id="authentik">${block}</script>`;
  const html = (await page()).replace("</head>", () => `${script}</head>`);
  const response = new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
  await visit.close(response.headers);
  return response;
}
