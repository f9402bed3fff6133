import type { Flow } from "../executor/flow.js";
import { objectsOf, settleAll, type SpareObject } from "./adopt.js";
import { BRAND, brandOf, type NewBrand } from "./brands.js";
import { applyEntries, type Application, type Applied, type Asked } from "./entries.js";
import { isConnector } from "./connectors.js";
import { BlueprintFailure, type Place } from "./failure.js";
import { unwrap, type Blueprint, type File } from "./files.js";
import { FLOW, STAGE_BINDING } from "./flows.js";
import { isA } from "./models.js";
import { keyText, type BlueprintObject, type Objects } from "./objects.js";
import { inOrder } from "./order.js";
import { peopleOf, type People } from "./people.js";
import { POLICY_BINDING, isPolicy } from "./policies.js";
import { PROMPT } from "./prompts.js";
import { FlowReader, type Remark } from "./read.js";
import { refusals } from "./refusals.js";
import { removeAll } from "./removal.js";
import { tooDeep } from "./source.js";
import { isSource } from "./sources.js";
import { isStage } from "./stages.js";
import { isTagged, wantedName } from "./tagged.js";

export type { Remark } from "./read.js";
export type { File } from "./files.js";

/** What became of files. */
export interface Imported extends People {
  /** Those that the files name, and those in which they have changed something. */
  flows: readonly Flow[];
  /** The look that the files bring. */
  brand?: NewBrand;
  /** Slugs of flows that the files have removed. */
  removed: readonly string[];
  /** What became of each entry. */
  entries: readonly Applied[];
  /** Entries that are not played, and what happens in their place. */
  unknown: readonly Remark[];
  /** References to what is neither in the files nor in the world: they lead nowhere. */
  unresolved: readonly Remark[];
  /** Members that stand twice in a map of a file, where the last one counts. */
  repeated: readonly Remark[];
  /** What a server would not take. */
  refused: readonly Remark[];
  /** What was around blueprints, which were taken out. */
  wrappers: readonly Remark[];
  /** What only a server knows, and what was taken in its place. */
  asked: readonly Asked[];
  /** Objects that no flow uses, for later files. */
  spare: readonly SpareObject[];
}

/** What files are read with. */
export interface ImportOptions {
  /** Overrides the values of `!Context`. */
  context?: Readonly<Record<string, unknown>>;
  /** Flows that files may refer to, and change. */
  existing?: readonly Flow[];
  /** Objects that earlier files have brought and no flow uses. */
  spare?: readonly SpareObject[];
  /** Values of the environment variables and files of a server, by their names. */
  values?: Readonly<Record<string, string>>;
}

const BUILT_IN = { "goauthentik.io/enterprise/licensed": false, "goauthentik.io/rbac/models": {} };

/**
 * Reads flows from blueprints, or from the JSON that servers exported until 2022.7, and changes what is there as a server
 * does. A file that refers to another one may come before it.
 *
 * @throws BlueprintFailure that says what is wrong, and where
 */
export function importBlueprints(files: readonly File[], options: ImportOptions = {}): Imported {
  try {
    return importAll(files, options);
  } catch (cause) {
    if (cause instanceof BlueprintFailure) throw cause;
    if (cause instanceof RangeError) throw tooDeep();
    throw new BlueprintFailure("The file cannot be read: it says something that was not thought of.", undefined, cause);
  }
}

function importAll(
  files: readonly File[],
  { existing = [], spare = [], context = {}, values = {} }: ImportOptions,
): Imported {
  const objects = objectsOf(existing, spare);
  const unwrapped = files.map(unwrap);
  const blueprints = inOrder(unwrapped.flatMap(({ blueprints }) => blueprints));
  const application: Application = {
    ...{ objects, values, applied: [], asked: new Map() },
    context,
    builtIn: BUILT_IN,
  };
  for (const blueprint of blueprints) applyEntries(blueprint, application);
  const { applied, asked } = application;
  removeAll(
    applied.flatMap(({ fate, object }) => (fate === "removed" && object ? [object] : [])),
    objects,
  );

  settleAll(objects);
  const refused = refusals(objects);
  const reader = new FlowReader(objects);
  const flows = reader.flows();
  const named = flows.flatMap(({ object, flow, isTouched }) => {
    const before = existing.find(({ slug }) => slug === flow.slug);
    const { context } = before ?? {};
    return object.fate || isTouched ? [{ ...flow, ...(context ? { context } : {}) }] : [];
  });
  const brand = brandOf(objects);
  const unused = objects.of(() => true).filter((object) => object.fate && !reader.isReached(object));
  for (const object of unused) reader.look(object);
  return {
    flows: named,
    ...(brand ? { brand } : {}),
    removed: existing.map(({ slug }) => slug).filter((slug) => !flows.some(({ flow }) => flow.slug === slug)),
    entries: applied,
    unknown: applied.flatMap(({ fate, object, model, place }) =>
      object && fate !== "removed" && !isPlayed(model) ? [{ place, sentence: notPlayed(model) }] : [],
    ),
    unresolved: [...reader.unresolved.values(), ...strayBindings(objects, reader)],
    repeated: sourcesOf(blueprints).flatMap(({ repeated }) => repeated),
    refused,
    wrappers: unwrapped.flatMap(({ wrappers }) => wrappers),
    asked: [...asked.values()],
    spare: reader.spare(({ known }) => known === undefined),
    ...peopleOf(objects),
  };
}

function sourcesOf(blueprints: readonly Blueprint[]) {
  return [...new Set(blueprints.map(({ source }) => source))];
}

const PLAYED = [
  ...[FLOW, STAGE_BINDING, POLICY_BINDING, PROMPT, BRAND],
  ...["authentik_core.user", "authentik_core.group", "authentik_stages_invitation.invitation"],
];

function isPlayed(model: string): boolean {
  return PLAYED.includes(model) || [isStage, isPolicy, isSource, isConnector].some((is) => is(model));
}

function notPlayed(model: string): string {
  const sentence = `Objects of the model ${model} are not played.`;
  return isA(model, "authentik_flows.stage") ? `${sentence} Their steps say so, and the flow goes on.` : sentence;
}

/** Bindings to what is not there, or not played. */
function strayBindings(objects: Objects, reader: FlowReader): Remark[] {
  const isBinding = (model: string) => model === STAGE_BINDING || model === POLICY_BINDING;
  return objects.of(isBinding).flatMap((object): Remark[] => {
    if (!object.fate || reader.isReached(object)) return [];
    const place = placeOf(object, "target");
    const { target } = object.attrs;
    const found = typeof target === "string" ? objects.get(target) : undefined;
    const what = object.model === STAGE_BINDING ? "step" : "policy";
    if (!found) {
      const name = isTagged(target) ? wantedName(target) : keyText(target) || "nothing";
      return [
        {
          place,
          sentence: `The member target refers to ${name}, which is neither in these files nor here: the ${what} is left out.`,
        },
      ];
    }
    if (found.model === FLOW || found.model === STAGE_BINDING) return [];
    return [{ place, sentence: `A ${what} of an object of the model ${found.model} is not played.` }];
  });
}

function placeOf(object: BlueprintObject, member: string): Place | undefined {
  return object.places.get(member) ?? object.places.get("");
}
