import type { SourceConnectionStage } from "../flow-appended.js";
import { pendingUser } from "./pending-user.js";
import { accepted, type StageKind } from "./stage.js";

/** Silent: from then on the source is enough (contract, section 5). */
export const sourceConnection: StageKind<SourceConnectionStage> = {
  run(context) {
    const { world, exchange, stage } = context;
    const { source, identifier } = stage;
    const username = pendingUser(context)?.username;
    const others = world.connections.filter((it) => it.source !== source.slug || it.identifier !== identifier);
    if (username !== undefined) world.connections = [...others, { source: source.slug, identifier, username }];
    exchange.addMessage("success", `Successfully authenticated with ${source.name}!`);
    return accepted;
  },
};
