import { seconds } from "../duration.js";
import type { EndpointAgentStage } from "../flow-stages.js";
import { randomHex } from "../random.js";
import { accepted, denied, refused, type StageKind } from "./stage.js";
import { readTexts } from "./texts.js";

/** What the agent of the demo answers. */
export const agentResponse = "the-agent-of-the-demo";

/** Every rendering has a new challenge (contract, section 4.16). */
export const endpointAgent: StageKind<EndpointAgentStage> = {
  challenge: ({ stage }) => ({
    component: "ak-stage-endpoint-agent",
    challenge: randomHex(),
    challenge_idle_timeout: seconds(stage.connector.challengeIdleTimeout ?? "seconds=3"),
  }),

  respond({ stage }, body) {
    if (stage.mode !== "required") return accepted;
    const { errors, values } = readTexts(body, { response: { required: false, nullable: true } });
    if (errors) return refused(errors);
    if (values.response === undefined) return denied("Invalid challenge response");
    if (values.response === agentResponse) return accepted;
    return refused({ response: [{ string: "Invalid challenge response", code: "invalid" }] });
  },
};
