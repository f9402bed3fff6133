import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listen, nginxPath, serveBehindNginx, type Listener } from "./nginx.js";
import { sceneBefore, type BrowserName, type Site, type Visit } from "./visit.js";

/** The page, and pages of another origin which frame it. */
interface FramedSite extends Site {
  frame: Listener;
}

/** Serves the page, and a page of another origin which frames that. */
async function serveFramed(frame: Listener, folder?: string): Promise<FramedSite> {
  const site = await serveBehindNginx(folder ? { folder } : {});
  const close = async () => {
    await Promise.all([site.close(), frame.close(), folder && rm(folder, { recursive: true })]);
  };
  return { ...site, frame, close };
}

/** A page that frames whatever its query names. */
const servePortal = () =>
  listen((request, reply) => {
    const src = decodeURIComponent(request.url?.split("?")[1] ?? "");
    reply.writeHead(200, { "Content-Type": "text/html" });
    reply.end(`<!doctype html><link rel="icon" href="data:,"><h1>A portal</h1><iframe src="${src}"></iframe>`);
  });

/** Opens the portal around the login page. */
async function open({ page, site }: Visit<FramedSite>) {
  const framed = `${site.url}if/flow/default-authentication-flow/`;
  await page.goto(`${site.frame.url}?${encodeURIComponent(framed)}`, { waitUntil: "load" });
}

if (nginxPath()) {
  for (const browser of ["chrome", "firefox"] satisfies BrowserName[]) {
    sceneBefore(
      async () => serveFramed(await servePortal()),
      `a page of another origin cannot frame the login page (${browser})`,
      async (visit) => {
        await open(visit);
        assert.deepEqual(visit.site.requests, [], "the page in the frame asked for a challenge");
        // Chromium says why; both leave the frame to a page of their own.
        visit.complaints.splice(0);
        assert.equal(await visit.has("iframe"), true);
      },
      browser,
    );
  }

  sceneBefore(
    async () => {
      const portal = await servePortal();
      const folder = await mkdtemp(join(tmpdir(), "framed-"));
      const CSP = `frame-ancestors ${new URL(portal.url).origin}`;
      const options = { env: { ...process.env, CSP }, shell: process.platform === "win32" };
      const build = spawnSync("npx", ["vite", "build", "--logLevel", "error", "--outDir", folder], options);
      assert.equal(build.status, 0, String(build.stderr));
      return serveFramed(portal, folder);
    },
    "an origin that CSP names in the build may frame the page, and no other",
    async (visit) => {
      await open(visit);
      const frame = await visit.page.waitForFrame((it) => it.url().startsWith(visit.site.url));
      await frame.waitForSelector(">>> input[name=uidField]", { visible: true });

      const { frame: portal, ...site } = visit.site;
      const other = await servePortal();
      try {
        site.requests.length = 0;
        const address = `${other.url}?${encodeURIComponent(`${site.url}if/flow/default-authentication-flow/`)}`;
        await visit.page.goto(address, { waitUntil: "load" });
        assert.deepEqual(site.requests, []);
        assert.match(visit.complaints.splice(0).join("\n"), /frame-ancestors/);
        assert.notEqual(portal.url, other.url);
      } finally {
        await other.close();
      }
    },
  );
}
