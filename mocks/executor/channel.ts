/** What a person is told beside the flow. */
export interface Message {
  level: "debug" | "info" | "success" | "warning" | "error";
  message: string;
}

/** Who listens to what sessions are told; a session is listened to by the key that it had then (contract, section 7.1). */
export class Channel {
  readonly #listeners = new Map<string, Set<ReadableStreamDefaultController<string>>>();

  /** Frames for a session, as the server's websocket has them; a reader that cancels the stream gets no more. */
  listen(session: string): ReadableStream<string> {
    const listeners = this.#listeners.get(session) ?? new Set();
    this.#listeners.set(session, listeners);
    let own: ReadableStreamDefaultController<string>;
    return new ReadableStream<string>({
      start: (controller) => void listeners.add((own = controller)),
      cancel: () => {
        listeners.delete(own);
        if (!listeners.size) this.#listeners.delete(session);
      },
    });
  }

  /** @returns whether a page was listening */
  send(session: string, { level, message }: Message): boolean {
    return this.#send(session, { type: "event.message", message_type: "message", level, tags: level, message });
  }

  /** Tells the other pages of a session that the user has signed in with it; after that it has another key. */
  announceSignIn(session: string): void {
    this.#send(session, { type: "event.session.authenticated", message_type: "session.authenticated" });
  }

  /** Tells a session that there is something new in the list of what its user is to know. */
  notify(session: string, id: string): void {
    this.#send(session, { type: "event.notification", message_type: "notification.new", id, data: {} });
  }

  #send(session: string, frame: object): boolean {
    const listeners = this.#listeners.get(session) ?? [];
    for (const listener of listeners) listener.enqueue(JSON.stringify(frame));
    return this.#listeners.has(session);
  }
}
