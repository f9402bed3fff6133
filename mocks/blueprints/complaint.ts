import type { YAMLError } from "yaml";

/** How much of a line is repeated. */
const SHOWN = 40;

type Complaint = Pick<YAMLError, "code" | "message" | "pos">;

/** What is wrong with the YAML of a file, as those say it who write it: what was found, what is expected, an example. */
export function complaint(error: Complaint, text: string): string {
  const hint = /\{\{|\{%/.test(text) ? " If this is a template in braces, {{ … }}, render it first." : "";
  return sentence(error, text) + hint;
}

function sentence({ code, message, pos }: Complaint, text: string): string {
  const found = lineAt(text, pos[0]);
  switch (code) {
    case "TAB_AS_INDENT":
      return "Here a tab indents the line. YAML is indented with spaces alone: two for each level.";
    case "MULTIPLE_DOCS":
      return "Here a second document begins (---), but a file holds one blueprint: put each into a file of its own.";
    case "TAG_RESOLVE_FAILED":
      return `The tag ${message.split(": ")[1] ?? ""} is none of those of a blueprint, such as !KeyOf, !Find, !Context or !Format.`;
    case "BLOCK_AS_IMPLICIT_KEY":
      return `A value follows a value: ${found}. A text with a colon and a space stands in quotes, as in title: "Sign in: now".`;
    case "MULTILINE_IMPLICIT_KEY":
      if (/^“["'\w-]+:[ ”]/.test(found)) {
        return `The line does not go on with those before it: found ${found}. If a program is around this blueprint, save the blueprint alone.`;
      }
      return `A member needs a colon and a space, and its value: found ${found}, expected for example name: value.`;
    case "BAD_SCALAR_START":
      return `A text that begins with ${text.charAt(pos[0])} stands in quotes: found ${found}, expected for example title: "@home".`;
    case "BAD_DQ_ESCAPE":
      return `In double quotes a backslash begins one of a few marks, such as \\n; a backslash itself is written \\\\. Found ${found}.`;
    case "BAD_INDENT":
      return /must be sufficiently indented and end with/.test(message)
        ? `A bracket is not closed, or what it holds is not indented: ${found}. Expected for example [a, b] or {a: b}.`
        : `The line is not indented as those beside it: found ${found}.`;
    case "DUPLICATE_KEY":
      return `The member stands in this map before: found ${found}.`;
    default:
      break;
  }
  if (message.includes("closing")) return `The quote that begins here has no end: ${found}.`;
  if (code === "MISSING_CHAR" || code === "UNEXPECTED_TOKEN") {
    return `Found ${found}, where a member with a colon and a space is expected, as in name: value, or an item of a list, as in - value. Are the lines of this map or list indented alike?`;
  }
  const [line = ""] = message.split("\n");
  return line.endsWith(".") ? line : `${line}.`;
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", Math.max(0, offset - 1)) + 1;
  const end = text.indexOf("\n", start);
  const line = text.slice(start, end < 0 ? undefined : end).trim();
  return `“${line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line}”`;
}
