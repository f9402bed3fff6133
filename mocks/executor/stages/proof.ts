import type { Proof } from "../devices.js";
import { seconds } from "../duration.js";
import { randomHex } from "../random.js";
import type { AuthenticatorValidateStage } from "../flow-stages.js";
import type { Context } from "./stage.js";

const cookie = "authentik_mfa";

/** Lets the browser pass this stage for as long as the stage wants it, with the factor that was shown. */
export function keepProof(
  { world, exchange, stage }: Context<AuthenticatorValidateStage>,
  factor: Proof["factor"],
): void {
  const lifetime = seconds(stage.lastAuthThreshold ?? "seconds=0");
  if (lifetime <= 0) return;
  const token = randomHex();
  world.authenticators.proofs.set(token, { stage: stage.name, factor, expires: world.clock() + lifetime * 1000 });
  exchange.setCookie(cookie, token, lifetime);
}

/** The factor that the browser has shown to this stage not long ago. */
export function provedFactor({
  world,
  exchange,
  stage,
}: Context<AuthenticatorValidateStage>): Proof["factor"] | undefined {
  const proof = world.authenticators.proofs.get(exchange.cookie(cookie) ?? "");
  if (!proof || proof.stage !== stage.name || proof.expires <= world.clock()) return undefined;
  return seconds(stage.lastAuthThreshold ?? "seconds=0") > 0 ? proof.factor : undefined;
}
