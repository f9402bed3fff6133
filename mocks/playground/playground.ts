import { importBlueprints, type File, type Imported } from "../blueprints/import.js";
import { takeIn } from "../executor/take-in.js";
import type { User } from "../directory.js";
import { embeddedExecutor } from "../executor/index.js";
import { inspectionOf, type Inspection } from "../executor/inspector.js";
import { restoreWorld } from "../executor/saved-world.js";
import type { Question } from "../executor/world.js";
import { sessionsIn, type Session, type Store } from "../executor/storage.js";
import { sessionCookie } from "../executor/exchange.js";
import type { World } from "../executor/world.js";
import { demoWorld } from "../world.js";
import { Browser, type Arrival } from "./browser.js";
import { meet, sound, type Network } from "./network.js";
import { RequestLog } from "./requests.js";

/** A question that waits for the player. */
interface Asked extends Question {
  answer: (passes: boolean) => void;
}

/** What a person does who has a captcha before them. */
export type CaptchaAnswer = "human" | "robot" | "silent";

/** Milliseconds that a server waits for a phone. */
const PATIENCE = 60_000;

/**
 * A world that is played in this page, with the browser that plays it. Fires `change` whenever something in it may be
 * another than before.
 */
export class Playground extends EventTarget {
  /** What a policy needs that cannot be run here. */
  readonly questions: Asked[] = [];
  /** Whether Duo waits for a phone. */
  isRinging = false;
  captcha: CaptchaAnswer = "human";
  network: Network = { ...sound };
  readonly log = new RequestLog();
  /** What the server remembers of this browser. */
  session: Session | undefined;
  /** How the flow stands that is played, as the inspector shows it. */
  inspection: Inspection | undefined;
  #pickUp = () => {};
  #undo: readonly (() => void)[] = [];

  private constructor(
    readonly world: World,
    readonly browser: Browser,
    readonly store: Store,
    readonly keep: () => Promise<void>,
    /** The flows that come with the playground. */
    readonly shipped: World["flows"],
  ) {
    super();
    world.ask = (question) => this.#ask(question);
    world.phone = () => this.#ring();
  }

  /** Opens what a store has kept, or a new world. */
  static async open(base: string, store: Store, captchaScript?: string): Promise<Playground> {
    // No server is there that the image of one could come from.
    const world = demoWorld({
      base,
      background: "",
      storage: sessionsIn(store),
      ...(captchaScript ? { captchaScript } : {}),
    });
    const { flows: shipped } = world;
    const keep = await restoreWorld(world, store);
    const browser = await Browser.open(embeddedExecutor(world), store);
    const playground = new Playground(world, browser, store, keep, shipped);
    await playground.changed();
    return playground;
  }

  /** Sends a request as the page of a flow does, over whatever network there is. */
  async send(url: URL, init: RequestInit = {}): Promise<Arrival> {
    let arrival: Arrival | undefined;
    try {
      const failed = await meet(this.network, init);
      arrival = failed ? { url, response: failed } : await this.browser.send(url, init);
      return arrival;
    } finally {
      await this.log.write(url.pathname.slice(this.world.base.length), init, arrival?.response);
      await this.changed();
    }
  }

  /** Brings the world to where a server is that has applied these files. */
  async import(files: readonly File[], values: Readonly<Record<string, string>> = {}): Promise<Imported> {
    const { world } = this;
    const imported = importBlueprints(files, { existing: world.flows, spare: world.spare ?? [], values });
    this.#undo = [...this.#undo, await takeIn(imported, world)];
    await this.changed();
    return imported;
  }

  /** Whether there is an import that can be taken back. */
  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  /** Takes back the last import, with all that its files have brought. */
  async undo(): Promise<void> {
    this.#undo.at(-1)?.();
    this.#undo = this.#undo.slice(0, -1);
    await this.changed();
  }

  /** Adds an account, or changes the one of that username. */
  async write(user: User): Promise<void> {
    this.world.directory.write(user);
    await this.changed();
  }

  /** Lets a policy pass or fail from now on. */
  async decide(at: number, passes: boolean): Promise<void> {
    const decision = this.world.decisions[at];
    if (decision) decision.passes = passes;
    await this.changed();
  }

  /** Says what the phone does when Duo asks; one that waits is told at once. */
  async usePhone(phone: World["authenticators"]["phone"]): Promise<void> {
    this.world.authenticators.phone = phone;
    if (phone !== "silent") this.#pickUp();
    await this.changed();
  }

  /** Ends the session, as if it had expired. */
  async loseSession(): Promise<void> {
    await this.browser.forget();
    await this.changed();
  }

  /** Forgets everything that was played. The page has to be opened anew. */
  reset(): Promise<void> {
    return this.store.clear();
  }

  /** Keeps the world, and tells that it has changed. */
  async changed(): Promise<void> {
    await this.keep();
    const session = await this.world.storage.read(this.browser.cookie(sessionCookie) ?? "");
    this.session = session;
    this.inspection = session && inspectionOf({ world: this.world, session });
    this.dispatchEvent(new Event("change"));
  }

  #ask(question: Question): Promise<boolean> {
    return new Promise((resolve) => {
      const asked = {
        ...question,
        answer: (passes: boolean) => {
          this.questions.splice(this.questions.indexOf(asked), 1);
          resolve(passes);
        },
      };
      this.questions.push(asked);
      this.dispatchEvent(new Event("change"));
    });
  }

  #ring(): Promise<"approves" | "denies"> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.isRinging = false;
        this.#pickUp = () => {};
        resolve(this.world.authenticators.phone === "approves" ? "approves" : "denies");
      };
      const timer = setTimeout(end, PATIENCE);
      this.#pickUp = end;
      this.isRinging = true;
      this.dispatchEvent(new Event("change"));
    });
  }
}
