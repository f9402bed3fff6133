import { randomHex } from "../random.js";
import { accepted, denied, refused, type StageKind } from "./stage.js";
import { readTexts } from "./texts.js";

/** Asks the agent of the device. */
export interface EndpointAgentStage {
  kind: "endpoint_agent";
  name: string;
  /** Whether the flow ends without an agent; else any response will do. */
  required?: boolean;
  /** What the agent of the demo would answer. */
  answer?: string;
  /** Seconds. */
  idleTimeout?: number;
}

/** Every rendering has a new challenge (contract, section 4.16). */
export const endpointAgent: StageKind<EndpointAgentStage> = {
  challenge: ({ stage }) => ({
    component: "ak-stage-endpoint-agent",
    challenge: randomHex(),
    challenge_idle_timeout: stage.idleTimeout ?? 3,
  }),

  respond({ stage }, body) {
    if (!stage.required) return accepted;
    const { errors, values } = readTexts(body, { response: { required: false, nullable: true } });
    if (errors) return refused(errors);
    if (values.response === undefined) return denied("Invalid challenge response");
    if (values.response === stage.answer) return accepted;
    return refused({ response: [{ string: "Invalid challenge response", code: "invalid" }] });
  },
};
