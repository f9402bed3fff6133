import { readFileSync, readdirSync } from "node:fs";
import { generateMsgId } from "@lit/localize/internal/id-generation.js";
import { Visitor, parseSync } from "vite";

/** The ids of the messages in each file of the code, as `lit-localize` computes them. */
export const messages: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  ["src", "stages"]
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => [file, idsIn(file)]),
);

/** The parts of a locale's texts that have a file of their own, and the modules that say them. */
const PARTS = {
  /** The self-check, whose texts only administrators read. */
  check: /^src\/executor\/check[^/]*\.ts$/,
  /** What few steps say, and none before the user has done something. */
  later: /^src\/stage\/(new-passwords|refusal)\.ts$/,
};

/** The name of such a part. */
export type Part = keyof typeof PARTS;

/** The parts whose files a locale has besides its first. */
export const parts = Object.keys(PARTS) as Part[];

/** The ids of the messages that only one part says. */
export function messagesOf(part: Part): Set<string> {
  const others = idsOf((file) => !PARTS[part].test(file));
  return new Set([...idsOf((file) => PARTS[part].test(file))].filter((id) => !others.has(id)));
}

/** The ids of the messages in some of the files. */
export function idsOf(isWanted: (file: string) => boolean): Set<string> {
  return new Set([...messages].filter(([file]) => isWanted(file)).flatMap(([, ids]) => [...ids]));
}

function idsIn(file: string): Set<string> {
  const ids = new Set<string>();
  const text = readFileSync(file, "utf8");
  new Visitor({
    CallExpression: ({ callee, arguments: [message] }) => {
      if (callee.type !== "Identifier" || callee.name !== "msg") return;
      if (message?.type === "Literal") ids.add(generateMsgId(String(message.value), false));
      else if (message?.type === "TaggedTemplateExpression" && message.tag.type === "Identifier") {
        const strings = message.quasi.quasis.map(({ value }) => value.cooked ?? "");
        ids.add(generateMsgId(strings, message.tag.name === "html"));
      } else throw new Error(`${file} has a message that is neither a string nor a template`);
    },
  }).visit(parseSync(file, text).program);
  return ids;
}
