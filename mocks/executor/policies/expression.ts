import { verdict, type Circumstances, type Verdict } from "./circumstances.js";

type Meaning = (circumstances: Circumstances, match: RegExpExecArray) => Verdict | boolean;

/**
 * What the expressions mean that come with servers or stand in their manual, by the part that says it: the rest differs
 * between versions. Comments are gone, each space is one, quotes are double.
 */
const meanings: readonly (readonly [RegExp, Meaning])[] = [
  [/^return (True|False)$/, (_, [, value]) => value === "True"],
  [/^return ak_is_sso_flow$/, ({ context }) => context.is_sso === true],
  [/return not hasattr\(.*pending_user.*, "backend"\)$/, ({ context }) => context.auth_method === undefined],
  [
    /return (not )?\(?[^=!]*\bauth_method\b[^=!]*(==|!=) "(\w+)"\)?$/,
    ({ context }, [, not, operator, method]) =>
      (((context.auth_method ?? "") === method) === (operator === "==")) !== Boolean(not),
  ],
  [
    /return (?:bool\()?[^=!]*\.get\("is_restored"(?:, (True|False))?\)\)?$/,
    ({ context }, [, otherwise]) => context.is_restored ?? otherwise === "True",
  ],
  [/return "(\w+)" (not )?in [\w.]*context\.get\("prompt_data", \{\}\)$/, isAnswered],
  [/can-change-email|USER_ATTRIBUTE_CHANGE_EMAIL/, keepsIdentity],
  [
    /ak_user_by\(username="([^"]*)"\).*\["pending_user"\] = \w+ return True$/,
    ({ context }, [, username = ""]) => {
      context.pending_user = username;
      return true;
    },
  ],
  [
    /ak_user_by\(username="([^"]*)"\).*return not \w+\.has_usable_password\(\)$/,
    ({ world }, [, username = ""]) => world.directory.get(username)?.passwordHash === "",
  ],
  [
    /^return ak_is_group_member\((?:request\.)?user, name="([^"]*)"\)$/,
    ({ user }, [, group = ""]) => user?.groups?.includes(group) ?? false,
  ],
  [/^return (?:request\.)?user\.is_authenticated$/, ({ user }) => user !== undefined],
  [/^return (?:request\.)?user\.is_superuser$/, ({ user }) => user?.isSuperuser ?? false],
];

/** Characters that an expression may have. Those that are known are much shorter; the patterns take time for long ones. */
const LONGEST = 3000;

/** What a policy of a server says, if its expression is known here. No expression is ever executed. */
export function judgeExpression(expression: string, circumstances: Circumstances): Verdict | undefined {
  if (expression.length > LONGEST) return undefined;
  const text = plain(expression);
  for (const [pattern, meaning] of meanings) {
    const match = pattern.exec(text);
    if (!match) continue;
    const result = meaning(circumstances, match);
    return typeof result === "boolean" ? verdict(result) : result;
  }
  return undefined;
}

/** The text that an expression of a prompt gives, if it is known here. */
export function textOf(expression: string, { user }: Circumstances): string | undefined {
  if (expression.length > LONGEST) return undefined;
  const text = plain(expression);
  const literal = /^(?:return )?"([^"\\]*)"$/.exec(text)?.[1];
  if (literal !== undefined) return literal;
  const member = /\breturn (?:request\.)?user\.(username|name|email)\b/.exec(text)?.[1];
  if (member === "username" || member === "name" || member === "email") return user?.[member] ?? "";
  if (/\buser\.attributes\b.*"settings".*"locale"/.test(text)) return user?.locale ?? "";
  return undefined;
}

function plain(expression: string): string {
  return expression.replace(/#.*$/gm, "").replaceAll("'", '"').replace(/\s+/g, " ").trim();
}

function isAnswered({ context, response }: Circumstances, [, key = "", not]: RegExpExecArray): boolean {
  return key in { ...context.prompt_data, ...response } !== Boolean(not);
}

/** Unless a server is told otherwise, people change their name there, but neither their e-mail nor their username. */
function keepsIdentity({ user, response, context }: Circumstances): Verdict {
  const wanted = { ...context.prompt_data, ...response };
  const changed = (member: "email" | "username") => member in wanted && wanted[member] !== user?.[member];
  const messages = [
    ...(changed("email") ? ["Not allowed to change email address."] : []),
    ...(changed("username") ? ["Not allowed to change username."] : []),
  ];
  return verdict(messages.length === 0, ...messages);
}
