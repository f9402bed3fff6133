import { expect } from "@open-wc/testing";
import identification from "../../mocks/challenges/identification.js";
import type { LoginSource } from "../../src/protocol/index.js";
import { HttpResponse, http } from "msw";
import { ScriptedExecutor, all, one, open, show, until, words, worker } from "../flow.js";

const { states } = identification;

/** What is loaded later is there. */
const modules = () => import("../../src/sources/begin-source.js");

describe("login sources", () => {
  it("stand below the form, the promoted ones first", async () => {
    const { stage } = await show(states.everything);
    expect(all(stage, ".sources button").map(words)).to.deep.equal([
      "Continue with Example Directory",
      "Continue with Example Apple",
      "Continue with Example Chat",
      "Continue with Example Forge",
      "Continue with Example Media",
    ]);
    expect(one(stage, "[name=source-example-directory]").className).to.contain("promoted");
    expect(one(stage, "[name=source-example-forge]").className).to.contain("pf-m-secondary");
  });

  it("are told from the form above them, if there is one, and begin at one edge whatever their names", async () => {
    const { stage } = await show(states.everything);
    expect(words(one(stage, ".sources legend"))).to.equal("or");
    const icons = all(stage, ".sources img").map((icon) => icon.getBoundingClientRect().left);
    expect(icons).to.have.length(3);
    expect(new Set(icons).size).to.equal(1);
    const { stage: alone } = await show(states.sourcesOnly);
    expect(all(alone, "legend")).to.deep.equal([]);
  });

  it("have a passkey among them, which is a choice as good as a password", async () => {
    for (const state of [states.everything, states.passwordlessOnly]) {
      const { stage } = await show(state);
      const passkey = one(stage, ".sources > .pf-c-button");
      expect(words(passkey)).to.equal("Sign in with a passkey");
      expect(passkey.getAttribute("href")).to.contain("/if/flow/passwordless/");
    }
  });

  it("have names that automation relies on", async () => {
    const names = { GitHub: "git-hub", "My Company (old)": "my-company-old-", Überall: "überall" };
    const { stage } = await show({ ...states.everything, sources: Object.keys(names).map(source) });
    const buttons = all<HTMLButtonElement>(stage, ".sources button");
    expect(buttons.map((button) => button.name)).to.deep.equal(Object.values(names).map((name) => `source-${name}`));
  });

  it("are called by their names where an icon does not load, which may be of the colour scheme", async () => {
    worker.use(http.get("*/static/missing-*.svg", () => new HttpResponse(null, { status: 404 })));
    const icon = { ...source("Forge"), icon_url: "/static/missing-%(theme)s.svg" };
    const { stage } = await show({ ...states.everything, show_source_labels: false, sources: [icon] });
    const image = one(stage, ".sources img") as HTMLImageElement;
    expect(image.src).to.equal(`${location.origin}/static/missing-light.svg`);
    const button = one(stage, "[name=source-forge]");
    await until(() => words(button) === "Forge", "its name did not come");
    expect(all(stage, ".sources img:not([hidden])")).to.deep.equal([]);
  });

  it("lead on by the challenge that came with them; nothing is sent", async () => {
    const { executor, visit, stage } = await show(states.everything);
    one(stage, "[name=source-example-forge]").click();
    expect(await visit.left()).to.equal(`${location.origin}/source/oauth/login/forge/`);
    expect(executor.responses).to.deep.equal([]);
    expect(executor.questions).to.equal(1);
  });

  it("lead nowhere that is not safe to open", async () => {
    const challenge = { component: "xak-flow-redirect", to: "javascript:document.title='followed'" } as const;
    const { visit, stage } = await show({ ...states.minimal, sources: [{ name: "Trap", challenge }] });
    one(stage, "[name=source-trap]").click();
    expect(await visit.complaint()).to.contain("not safe to open");
    expect(visit.target).to.equal(undefined);
  });

  it("begin by themselves where there is one and no other way in, once: a user who comes back may choose", async () => {
    const [forge] = [source("Forge")];
    new ScriptedExecutor({ ...states.sourcesOnly, sources: [forge] });
    const visit = await open("flow"); // what it shows may be gone before anybody sees it
    expect(await visit.left()).to.equal(`${location.origin}/source/`);
    const again = await show({ ...states.sourcesOnly, sources: [forge] });
    await modules();
    expect(again.visit.target).to.equal(undefined);
    one(again.stage, "[name=source-forge]").click();
    await again.visit.left();
  });

  it("wait for a press where there are two, or a name to give, or a security key", async () => {
    const sources = [source("Forge")];
    for (const challenge of [
      { ...states.sourcesOnly, sources: [...sources, source("Other")] },
      { ...states.minimal, sources },
      { ...states.passwordlessOnly, sources },
    ]) {
      const { visit } = await show(challenge);
      await modules();
      expect(visit.target).to.equal(undefined);
    }
  });

  it("go on with Plex, for a user who comes back from there to this tab", async () => {
    sessionStorage.setItem("ak-plex-media", JSON.stringify({ id: 7, code: "a-code" }));
    worker.use(http.get("https://plex.tv/api/v2/pins/7", () => HttpResponse.json({ id: 7, authToken: null })));
    new ScriptedExecutor(states.everything);
    const visit = await open("flow");
    expect(words(one(await visit.stage("ak-source-plex"), "[role=status]"))).to.include("Waiting for you");
  });

  it("have a name to be read, even where only the icon is shown", async () => {
    const withIcons = states.sourceIcons.sources.filter(({ icon_url }) => icon_url?.startsWith("/"));
    const { stage } = await show({ ...states.sourceIcons, sources: withIcons });
    const forge = one(stage, "[name=source-example-forge]");
    expect(words(forge)).to.equal("");
    expect(forge.querySelector("img")?.alt).to.equal("Example Forge");
    expect(forge.title).to.equal("Example Forge");
  });

  it("are all labelled where one has no icon", async () => {
    const { stage } = await show(states.sourceIcons);
    expect(words(one(stage, "[name=source-example-chat]")), "it has no icon").to.equal("Continue with Example Chat");
    expect(words(one(stage, "[name=source-example-directory]")), "its icon is of a font").to.equal(
      "Continue with Example Directory",
    );
    expect(words(one(stage, "[name=source-example-forge]")), "it has one").to.equal("Continue with Example Forge");
  });

  it("do not look like the button that sends the form, unless there is no form", async () => {
    const { stage } = await show(states.everything);
    expect(all(stage, ".pf-m-primary").map((it) => it.getAttribute("type"))).to.deep.equal(["submit"]);
    const { stage: alone } = await show(states.passwordlessOnly);
    expect(all(alone, ".pf-m-primary").map(words)).to.deep.equal(["Sign in with a passkey"]);
  });

  it("say their name once where icon and label stand together", async () => {
    const { stage } = await show(states.everything);
    const forge = one(stage, "[name=source-example-forge]");
    expect(forge.querySelector("img")?.alt).to.equal("");
    expect(forge.hasAttribute("title")).to.be.false;
  });

  it("show icons of the server, on whatever page", async () => {
    const { visit } = await show(states.everything);
    visit.executor.server = "https://login.example.org/sso";
    await visit.executor.updateComplete;
    const stage = await visit.stage("ak-stage-identification");
    const icon = one(stage, "[name=source-example-forge] img") as HTMLImageElement;
    expect(icon.src).to.equal("https://login.example.org/static/authentik/sources/github.svg");
  });
});

function source(name: string): LoginSource {
  return { name, challenge: { component: "xak-flow-redirect", to: "/source/" } };
}
