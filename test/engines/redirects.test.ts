import { expect } from "@open-wc/testing";
import { HttpResponse, http } from "msw";
import { EXECUTOR, playWorld, worker } from "../flow.js";
import { expectFailure, started } from "./walk.js";

const STEPS = "/api/v3/flows/executor/demo-steps/?query=";

// Node shows the reply that it does not follow; browsers show neither its status nor its address.
describe("a redirect that the browser cannot follow", () => {
  /** The methods of what went to the executor. */
  let methods: string[];
  const count = ({ request }: { request: Request }) => {
    if (request.url.includes("/flows/executor/")) methods.push(request.method);
  };

  before(() => worker.events.on("request:start", count));
  beforeEach(() => (methods = []));
  after(() => worker.events.removeListener("request:start", count));

  const away = () => new HttpResponse(null, { status: 302, headers: { location: "https://sign-in.example/" } });
  const round = () => new HttpResponse(null, { status: 302, headers: { location: STEPS } });

  it("to another origin fails as intercepted, not as unreachable", async () => {
    worker.use(http.get(EXECUTOR, away));
    expectFailure(await started(), "intercepted");
    expect(methods.length).to.be.at.most(3);
  });

  it("in a circle fails as intercepted too, after a few requests", async () => {
    worker.use(http.get(EXECUTOR, round));
    expectFailure(await started(), "intercepted");
    expect(methods.length).to.be.at.most(25);
  });

  it("in reply to a response lets the user send it again later", async () => {
    const session = await started();
    worker.use(http.all(EXECUTOR, away));
    await session.respond({});
    expectFailure(session, "intercepted");
    expect(session.challenge).to.have.property("name", "dummy-stage-1");
    playWorld();
    await session.retry();
    expect(session.challenge?.component).to.equal("ak-stage-dummy");
  });

  it("is followed if it leads to the executor, once the server is reachable", async () => {
    const replies = [() => HttpResponse.error(), round];
    worker.use(http.get(EXECUTOR, () => replies.shift()?.()));
    expect((await started()).challenge?.component).to.equal("ak-stage-dummy");
    expect(methods.join(" ")).to.equal("GET GET GET");
  });

  it("is not assumed when there is no connection at all", async () => {
    worker.use(http.get(EXECUTOR, () => HttpResponse.error()));
    expectFailure(await started(), "unreachable");
  });
});
