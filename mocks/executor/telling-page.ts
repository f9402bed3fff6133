import { Exchange } from "./exchange.js";
import type { World } from "./world.js";

/**
 * The page of a flow with the messages of its session, as a template of the server has it (contract, section 7.1);
 * nothing where the session has none.
 * @param page - reads the HTML of the page
 */
export async function tellingPage(
  world: World,
  request: Request,
  page: () => Promise<string>,
): Promise<Response | undefined> {
  const exchange = await Exchange.open(world, request);
  const { messages } = exchange.session;
  if (!messages?.length) return undefined;
  delete exchange.session.messages;
  const block = JSON.stringify({ messages }).replaceAll("<", "\\u003c");
  const script = `<script type="application/json" id="authentik">${block}</script>`;
  const html = (await page()).replace("</head>", () => `${script}</head>`);
  const response = new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
  await exchange.close(response.headers);
  return response;
}
