import fc, { type Arbitrary } from "fast-check";
import type { Schema } from "../../contract/schema.js";
import type { ChallengeSchemas } from "../../openapi-plugin.js";
import { hostileTexts } from "./hostile.js";

/** Texts that stages read as something: an address, a moment, a code, a name. */
const meaningful = [
  ...["/if/flow/other/?next=%2Fwiki", "https://service.invalid/a?b=c#d", "app.example:/callback", "//service.invalid"],
  ...["http://[", "https://", "fa://fa-key", "?", "#", "/static/dist/assets/images/user_default.png"],
  ...["otpauth://totp/Example:ada?secret=JBSWY3DPEHPK3PXP&digits=8", "1843-07-10T12:00:00Z", "1843-07-10", "true", "7"],
  ...["ada", "ada@example.org", "attributes.settings.locale", "two words", "non_field_errors", "webauthn", "file"],
];

const LONG = 20_000;
/** One challenge of so many has a text of that length. */
const RARELY = 40;

const blank = fc.constantFrom("", " ", "\n");
const huge = fc.constantFrom("x".repeat(LONG), "\u{1F600} ".repeat(LONG / 2), "<b>".repeat(LONG / 10));
const text: Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...meaningful) },
  { weight: 8, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 4, arbitrary: blank },
  { weight: 4, arbitrary: fc.string({ unit: "binary" }) },
  { weight: 1, arbitrary: fc.string().map((text) => `__proto__${text}`) },
);

/** Challenges of a component, of which any member may be absent, `null`, blank, huge or hostile. */
export function challenges(component: string, { components, schemas }: ChallengeSchemas): Arbitrary<object> {
  const made = new Map<string, Arbitrary<unknown>>();
  const challenge = object(schemas[components[component] ?? ""] ?? {}) as Arbitrary<object>;
  const one = fc.tuple(challenge, fc.nat(RARELY), fc.nat(), huge);
  // What the wire carries: nothing else can reach a page.
  return one.map(([challenge, chance, at, text]) => {
    const wire = JSON.parse(JSON.stringify({ ...challenge, component })) as object;
    return chance === RARELY ? bloated(wire, at, text) : wire;
  });

  function value(schema: Schema): Arbitrary<unknown> {
    const { $ref, allOf, oneOf, discriminator, type, items } = schema;
    if ($ref) return named($ref.slice($ref.lastIndexOf("/") + 1));
    if (allOf) return fc.oneof(...allOf.map(value));
    if (oneOf && discriminator) {
      const inner = Object.entries(discriminator.mapping).map(([component, ref]) =>
        value({ $ref: ref }).map((it) => ({ ...(it as object), component })),
      );
      return fc.oneof(...inner);
    }
    if (schema.enum) return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...schema.enum) }, text);
    switch (type) {
      case "boolean":
        return fc.boolean();
      case "integer":
      case "number":
        return fc.oneof(fc.nat(9), fc.maxSafeInteger());
      case "array":
        return fc.array(value(items ?? {}), { maxLength: 3 });
      case "string":
        return text;
      default:
        return object(schema);
    }
  }

  function named(name: string): Arbitrary<unknown> {
    const known = made.get(name);
    if (known) return known;
    const arbitrary = value(schemas[name] ?? {});
    made.set(name, arbitrary);
    return arbitrary;
  }

  function object({ properties = {}, additionalProperties }: Schema): Arbitrary<unknown> {
    const members = Object.entries(properties).map(([name, schema]) => [name, member(value(schema))]);
    const known = fc.record(Object.fromEntries(members) as Record<string, Arbitrary<unknown>>, { requiredKeys: [] });
    if (!additionalProperties) return known;
    const others = typeof additionalProperties === "object" ? value(additionalProperties) : fc.oneof(text, fc.nat());
    return fc
      .tuple(known, fc.dictionary(text, member(others), { maxKeys: 3 }))
      .map((both) => Object.assign({}, ...both) as object);
  }
}

/** What a server may put for a member, and what it should not. */
function member(arbitrary: Arbitrary<unknown>): Arbitrary<unknown> {
  return fc.option(arbitrary, { freq: 8 });
}

/** The same with one huge text somewhere. */
function bloated(challenge: object, at: number, text: string): object {
  const places = texts(challenge);
  const place = places[at % places.length];
  if (place) Object.assign(place.holder, { [place.name]: text });
  return challenge;
}

/** Where the texts of a challenge stand, but for its component. */
function texts(holder: object): { holder: object; name: string }[] {
  return Object.entries(holder).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === "object" && value !== null) return texts(value);
    return typeof value === "string" && name !== "component" ? [{ holder, name }] : [];
  });
}
