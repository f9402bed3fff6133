import { Document } from "yaml";
import type { Layout } from "../../src/protocol/challenges.js";
import { FLOW } from "./flows.js";
import type { BlueprintObject, Objects } from "./objects.js";
import { isNoMerge, quoteSigns } from "./quote-signs.js";

/** The model of brands. */
export const BRAND = "authentik_brands.brand";

/** What an administrator says of the look of a host name. */
export interface NewBrand {
  title?: string;
  /** Address or path of a picture. */
  logo?: string;
  favicon?: string;
  /** Address of the picture behind flows that have none of their own. */
  background?: string;
  css?: string;
}

/** A brand with what it is found by. */
export interface WrittenBrand extends NewBrand {
  domain: string;
  /** How a flow lies on the page, which servers keep with the flow. */
  layout?: { flow: string; layout: Layout };
}

const MEMBERS: Readonly<Record<keyof NewBrand, string>> = {
  title: "branding_title",
  logo: "branding_logo",
  favicon: "branding_favicon",
  background: "branding_default_flow_background",
  css: "branding_custom_css",
};

const names = Object.keys(MEMBERS) as (keyof NewBrand)[]; // those of a literal are what its type says

/** The brand that files name last: the playground stands for one host name alone. */
export function brandOf(objects: Objects): NewBrand | undefined {
  const named = objects.of((model) => model === BRAND).filter(({ fate }) => fate !== undefined);
  const brand = named.at(-1);
  return brand && read(brand);
}

function read({ attrs }: BlueprintObject): NewBrand {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = attrs[MEMBERS[name]];
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
}

/** Writes a brand as a blueprint that servers and the importer read. */
export function exportBrand({ domain, layout, ...brand }: WrittenBrand): string {
  const attrs = names.flatMap((name) => (brand[name] ? [[MEMBERS[name], brand[name]]] : []));
  const entries = [
    { model: BRAND, identifiers: { domain }, attrs: Object.fromEntries(attrs) as object },
    ...(layout ? [{ model: FLOW, identifiers: { slug: layout.flow }, attrs: { layout: layout.layout } }] : []),
  ];
  const blueprint = { version: 1, metadata: { name: `Brand of ${domain}` }, entries };
  const document = new Document(blueprint, { version: "1.1", customTags: (known) => known.filter(isNoMerge) });
  quoteSigns(document);
  return document.toString({ directives: false, lineWidth: 0 });
}
