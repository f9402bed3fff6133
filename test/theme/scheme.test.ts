import { expect } from "@open-wc/testing";
import { emulateMedia } from "@web/test-runner-commands";
import { ColorScheme } from "../../src/theme/scheme.js";
import { isChromium, until } from "../flow.js";

const { dataset } = document.documentElement;

/** Firefox cannot be told to prefer something. */
const inChromium = isChromium ? it : () => undefined;

describe("the colour scheme", () => {
  let scheme: ColorScheme | undefined;

  function follow(page: { theme?: string; themeChoice?: string }) {
    Object.assign(dataset, page);
    const element: { theme: "light" | "dark" | null } = { theme: null };
    scheme = new ColorScheme(element);
    return { scheme, element };
  }

  afterEach(() => {
    scheme?.follow({ ui_theme: "light" }); // a scheme that a brand chose follows the system no more
    delete dataset.theme;
    delete dataset.themeChoice;
  });

  it("is the system's, and is written to `data-theme` for the brand's CSS", () => {
    const { element } = follow({});
    expect(element.theme).to.equal("light");
    expect(dataset.theme).to.equal("light");
  });

  it("is the page's, whatever the brand says", async () => {
    const { scheme, element } = follow({ theme: "dark", themeChoice: "dark" });
    expect(element.theme).to.equal("dark");
    scheme.follow({ ui_theme: "light" });
    await Promise.resolve();
    expect(element.theme).to.equal("dark");
  });

  it("is the brand's, if the page sets none", async () => {
    const { scheme, element } = follow({ theme: "light", themeChoice: "auto" });
    scheme.follow({ ui_theme: "automatic" });
    expect(dataset.theme).to.equal("light");
    scheme.follow({ ui_theme: "dark" });
    await until(() => element.theme === "dark", "it stayed light");
  });

  it("follows the page when `data-theme` changes", async () => {
    const { element } = follow({ theme: "dark" });
    dataset.theme = "light";
    await until(() => element.theme === "light", "it stayed dark");
  });

  inChromium("follows the system, but not against the brand", async () => {
    const { scheme, element } = follow({});
    try {
      await emulateMedia({ colorScheme: "dark" });
      await until(() => element.theme === "dark", "it stayed light");
      scheme.follow({ ui_theme: "light" });
      await until(() => element.theme === "light", "it stayed dark");
      await emulateMedia({ colorScheme: "light" });
      await emulateMedia({ colorScheme: "dark" });
      expect(dataset.theme).to.equal("light");
    } finally {
      await emulateMedia({ colorScheme: "light" });
    }
  });
});
