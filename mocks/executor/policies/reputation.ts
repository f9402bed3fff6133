import type { World } from "../world.js";
import { verdict, type Circumstances, type Verdict } from "./circumstances.js";
import type { ReputationPolicy } from "./policy.js";

/** Everybody who plays here comes from one address. */
const ADDRESS = "";

/** Passes once the score of the account, of the address or of both is as low as the threshold. */
export function judgeReputation(policy: ReputationPolicy, { world, user, context }: Circumstances): Verdict {
  const { checkIp = true, checkUsername = true, threshold = -5 } = policy;
  const identifier = user?.username ?? context.pending_user_identifier;
  const counted = world.reputation.filter(
    (it) => checkIp || (checkUsername && identifier !== undefined && it.identifier === identifier),
  );
  return verdict(counted.reduce((sum, { score }) => sum + score, 0) <= threshold);
}

/** How bad and how good a score can become. */
const [WORST, BEST] = [-5, 5];

/** Remembers that something went wrong or right for an identifier. @returns its score by now */
export function changeReputation({ reputation }: World, identifier: string, by: -1 | 1): number {
  let known = reputation.find((it) => it.identifier === identifier && it.address === ADDRESS);
  if (!known) reputation.push((known = { identifier, address: ADDRESS, score: 0 }));
  known.score = Math.min(Math.max(known.score + by, WORST), BEST);
  return known.score;
}
