import assert from "node:assert/strict";
import { scene } from "./visit.js";

scene("the page shows a message of the server once", async (visit) => {
  await visit.open("default-authentication-flow", "next=%2Fif%2Fflow%2Fdemo-steps%2F");
  await visit.signIn();
  await visit.arrive("if/flow/demo-steps/");
  await visit.sees("Successfully logged in!");
  await visit.open("demo-steps");
  await visit.wait("h1");
  assert.ok(!(await visit.has(".pf-c-login__main > .pf-c-alert")));
});
