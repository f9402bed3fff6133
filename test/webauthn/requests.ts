/** What becomes of the page's requests for passkeys, and what else a test notes between them. */
export class Requests {
  readonly log: string[] = [];
  readonly #get = navigator.credentials.get.bind(navigator.credentials);

  constructor() {
    navigator.credentials.get = async (options) => {
      this.log.push("begin");
      try {
        return await this.#get(options);
      } finally {
        this.log.push("end");
      }
    };
  }

  count(entry: string): number {
    return this.log.filter((it) => it === entry).length;
  }

  /** Gives the browser its own function back. */
  stop() {
    navigator.credentials.get = this.#get;
  }
}
