import { directory, hashPassword, type User } from "../../mocks/directory.js";
import { authenticators } from "../../mocks/executor/devices.js";
import type { Flow } from "../../mocks/executor/flow.js";
import type { Stage } from "../../mocks/executor/flow-stages.js";
import type { World } from "../../mocks/executor/world.js";
import type { Component } from "../../src/protocol/challenges.js";
import { Browser, flow, flowInfo } from "../mocks/browser.js";

const secret = "nanoseconds";

/** Whom these flows are about. Initials would say nothing here, so she is shown without. */
export const grace: User = {
  username: "grace",
  name: "Grace Hopper",
  email: "grace@example.org",
  isActive: true,
  passwordHash: await hashPassword(secret, 2),
};

/** Her password. */
export const password = secret;

/** The picture of a user who has none. */
export const nobody = {
  pending_user: "",
  pending_user_avatar: "/static/dist/assets/images/user_default.png",
};

/** How a challenge says that it is about her. */
export const hers = { ...nobody, pending_user: "grace" };

/** What every stage of these flows says of its flow. */
export const flow_info = flowInfo();

/** The end of a flow. */
export const end = { component: "xak-flow-redirect", to: "/", final_redirect: true };

/** One error of a field, or of none. */
export function refusal(field: string, string: string, code = "invalid") {
  return { [field]: [{ string, code }] };
}

/** What differs from a flow that comes after she was identified, in a world without other users. */
export interface Differences extends Partial<Omit<World, "flows">> {
  flow?: Partial<Flow>;
  /** What is signed in for, and the like; in an empty one no user is identified. */
  context?: Flow["context"];
}

/** A browser before a flow of these stages. */
export function visit(stages: readonly Stage[], differences: Differences = {}) {
  const { flow: parts, context = { pending_user: grace.username }, ...world } = differences;
  const bindings = stages.map((stage, order) => ({ stage, order }));
  const browser = new Browser({
    directory: directory([grace]),
    authenticators: authenticators(),
    avatars: "none",
    flows: [flow({ bindings, context, ...parts })],
    ...world,
  });
  const path = browser.path("flow");
  return {
    browser,
    world: browser.world,
    get: <C extends Component>(component: C) => browser.get(path, component),
    post: <C extends Component>(body: object, component: C) => browser.post(path, body, component),
    /** Answers without following where that leads. */
    send: (body: object) => browser.send(path, browser.response(body)),
  };
}
