import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { WebSocket } from "ws";
import { securityHeaders } from "../../build/policy.js";
import { SERVERS_PAGE, nginxPath, serveBehindNginx, type Listener } from "./nginx.js";
import { sceneBefore, type BrowserName } from "./visit.js";

const FLOW = "if/flow/default-authentication-flow/";
const skip = nginxPath() ? false : "nginx is not installed";

/** A test that needs no browser. */
function asked(title: string, ask: (site: Listener) => Promise<void>) {
  test(title, { skip }, async () => {
    const site = await serveBehindNginx();
    try {
      await ask(site);
    } finally {
      await site.close();
    }
  });
}

/** Whether an answer has all headers of the page's own. */
async function assertOurs({ headers }: Response) {
  const policy = (await readFile("dist/csp.txt", "utf8")).trim();
  for (const [name, value] of Object.entries(securityHeaders(policy))) assert.equal(headers.get(name), value, name);
}

/** Whether an answer is the server's, with nothing added to it. */
async function assertServers(response: Response) {
  assert.match(await response.text(), new RegExp(SERVERS_PAGE));
  assert.equal(response.headers.get("X-Powered-By"), "authentik");
  assert.equal(response.headers.get("X-Frame-Options"), "SAMEORIGIN");
  for (const name of ["Content-Security-Policy", "Referrer-Policy", "Cache-Control"]) {
    assert.equal(response.headers.get(name), null, name);
  }
}

asked("behind nginx, page and files come with the headers that the build wrote", async ({ url, requests }) => {
  const page = await fetch(url + FLOW);
  await assertOurs(page);
  assert.equal(page.headers.get("Cache-Control"), "no-cache");
  const html = await page.text();
  assert.equal(html, await readFile("dist/index.html", "utf8"));
  const files = [...html.matchAll(/(?:src|href)="\.\.\/(assets\/[^"]+)"/g)].map(([, file = ""]) => file);
  assert.ok(files.length >= 2);
  for (const file of files) {
    const asset = await fetch(`${url}if/flow/${file}`);
    assert.equal(asset.status, 200);
    assert.match(asset.headers.get("Content-Type") ?? "", /^text\/(javascript|css)|^image\/svg/);
    await assertOurs(asset);
    assert.equal(asset.headers.get("Cache-Control"), "public, max-age=31536000, immutable");
  }
  for (const file of ["embed.js", "protocol.js"]) {
    const entry = await fetch(`${url}if/flow/${file}`);
    assert.equal(entry.status, 200);
    assert.equal(entry.headers.get("Cache-Control"), "no-cache");
    await assertOurs(entry);
  }
  assert.deepEqual(requests, []);
});

asked("behind nginx, files go out as the build compressed them", async ({ url }) => {
  for (const file of ["embed.js", FLOW]) {
    const address = file === FLOW ? url + FLOW : `${url}if/flow/${file}`;
    const packed = await fetch(address, { headers: { "Accept-Encoding": "gzip" } });
    assert.equal(packed.headers.get("Content-Encoding"), "gzip");
    assert.match(packed.headers.get("Vary") ?? "", /Accept-Encoding/);
    const name = file === FLOW ? "dist/index.html" : `dist/${file}`;
    assert.equal(Number(packed.headers.get("Content-Length")), (await readFile(`${name}.gz`)).length);
    const plain = await readFile(name, "utf8");
    assert.equal(await packed.text(), plain);
    assert.equal(brotliDecompressSync(await readFile(`${name}.br`)).toString(), plain);
    const bare = await fetch(address, { headers: { "Accept-Encoding": "identity" } });
    assert.equal(bare.headers.get("Content-Encoding"), null);
  }
});

asked("behind nginx, a file that is not there is not kept", async ({ url, requests }) => {
  const missing = await fetch(`${url}if/flow/assets/missing-00000000.js`);
  assert.equal(missing.status, 404);
  assert.equal(missing.headers.get("Cache-Control"), null);
  for (const file of ["csp.txt", "headers.nginx.conf", "index.html", "assets/..%2fcsp.txt", "assets/../../csp.txt"]) {
    const response = await fetch(`${url}if/flow/${file}`);
    assert.equal(response.status, 404, file);
  }
  assert.ok(requests.length >= 3, "what is no page of a flow is the server's");
});

for (const query of ["interface=server", "next=%2F&interface=server", "sfe", "sfe=1&next=%2F", "inspector=open"]) {
  asked(`behind nginx, ?${query} gets the server's own page with its own headers`, async ({ url, requests }) => {
    await assertServers(await fetch(`${url}${FLOW}?${query}`));
    assert.deepEqual(requests, [`GET /${FLOW}?${query}`]);
  });
}

for (const query of ["", "next=interface%3Dserver", "interface=servers", "xinterface=server", "sfex", "next=/?sfe"]) {
  asked(`behind nginx, ?${query} gets this page`, async ({ url, requests }) => {
    await assertOurs(await fetch(`${url}${FLOW}?${query}`));
    assert.deepEqual(requests, []);
  });
}

const browsers = {
  "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko": false,
  "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1)": false,
  "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/64.0 Safari/537.36 Edge/17.17134": false,
  "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 PKeyAuth/1.0": false,
  "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0": true,
  "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0": true,
};
for (const [browser, isNew] of Object.entries(browsers)) {
  asked(`behind nginx, ${isNew ? "this" : "the server's own"} page is for ${browser}`, async ({ url }) => {
    const response = await fetch(url + FLOW, { headers: { "User-Agent": browser } });
    await (isNew ? assertOurs(response) : assertServers(response));
  });
}

asked("behind nginx, a page without its slash is the page with it", async ({ url }) => {
  const response = await fetch(`${url}${FLOW.slice(0, -1)}?next=%2Fa%26b`, { redirect: "manual" });
  assert.equal(response.status, 302);
  assert.equal(response.headers.get("Location"), `/${FLOW}?next=%2Fa%26b`);
  const bare = await fetch(url + FLOW.slice(0, -1), { redirect: "manual" });
  assert.equal(bare.headers.get("Location"), `/${FLOW}`);
});

asked("behind nginx, a flow that is not there has status 404 where monitoring asks", async ({ url }) => {
  assert.equal((await fetch(`${url}api/v3/flows/executor/no-such-flow/`)).status, 404);
  assert.equal((await fetch(`${url}api/v3/flows/executor/default-authentication-flow/`)).status, 200);
  assert.equal((await fetch(`${url}if/flow/no-such-flow/`)).status, 200);
});

asked("behind nginx, websockets reach the server", async ({ url }) => {
  const socket = new WebSocket(`${url.replace("http", "ws")}ws/client/`);
  await once(socket, "open");
  socket.terminate();
});

if (!skip) {
  for (const browser of ["chrome", "firefox"] satisfies BrowserName[]) {
    sceneBefore(
      serveBehindNginx,
      `behind nginx, a user signs in (${browser})`,
      async (visit) => {
        await visit.open("default-authentication-flow", "next=/if/user/");
        await visit.signIn();
        await visit.arrive("/if/user/");
        await visit.sees("Signed in as");
      },
      browser,
    );
  }

  sceneBefore(serveBehindNginx, "behind nginx, the server's own page runs its scripts", async (visit) => {
    await visit.open("default-authentication-flow", "interface=server");
    await visit.sees(SERVERS_PAGE);
  });

  sceneBefore(serveBehindNginx, "behind nginx, a page with too many slashes before it is that page", async (visit) => {
    await visit.page.goto(`${visit.site.url}/${FLOW}`);
    await visit.focus("uidField");
  });

  sceneBefore(serveBehindNginx, "behind nginx, a flow that is not there is told in a sentence", async (visit) => {
    await visit.open("no-such-flow");
    await visit.says("no page called “no-such-flow”");
  });
}
