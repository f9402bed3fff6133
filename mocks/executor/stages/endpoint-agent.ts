import { seconds } from "../duration.js";
import { randomHex } from "../random.js";
import { accepted, denied, refused, type StageKind } from "./stage.js";
import { readTexts } from "./texts.js";

/** What knows the agents of devices. */
export interface Connector {
  name: string;
  /** How long a page waits for an agent. */
  challengeIdleTimeout?: string;
}

/** Asks the agent of the device. */
export interface EndpointAgentStage {
  kind: "endpoint_agent";
  name: string;
  connector: Connector;
  /** Whether the flow ends without an agent; else any response will do. */
  mode?: "optional" | "required";
}

/** What the agent of the demo answers. */
export const agentAnswer = "the-agent-of-the-demo";

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
    if (values.response === agentAnswer) return accepted;
    return refused({ response: [{ string: "Invalid challenge response", code: "invalid" }] });
  },
};
