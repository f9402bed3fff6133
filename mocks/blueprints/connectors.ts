import type { Connector } from "../executor/flow-stages.js";
import { duration, text, type Member, type Members } from "./member.js";
import { readMembers, writeMembers } from "./record.js";

/** The connector whose agents are played. */
const AGENT = "authentik_endpoints_connectors_agent.agentconnector";

const members: Members<Connector> = {
  name: text("name"),
  challengeIdleTimeout: duration("challenge_idle_timeout"),
};

/** Who asks no agent in particular. */
export const noConnector: Connector = { name: "" };

/** Whether connectors of a model can be played. */
export function isConnector(model: string): boolean {
  return model === AGENT;
}

/** What a stage knows the agents of devices by. */
export function connectorReference(name: string): Member<Connector> {
  return {
    name,
    read(key, reader) {
      const object = reader.object(key);
      return object && isConnector(object.model)
        ? { ...noConnector, ...readMembers(object, members, reader, []) }
        : undefined;
    },
    write(connector, writer) {
      const { name, ...attrs } = writeMembers<object>(connector, members, writer);
      return writer.entry(AGENT, { name }, attrs);
    },
  };
}
