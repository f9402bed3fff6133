/** A request of the page, and what the server replied. */
export interface Logged {
  method: string;
  /** Below the installation. */
  path: string;
  /** Nothing if no reply came. */
  status?: number;
  /** The component of the challenge that came back. */
  component?: string;
  /** As JSON, without passwords. */
  sent?: string;
  received?: string;
}

/** How many requests are remembered. */
const MOST = 50;

/** The requests of the page in the frame, the newest first. */
export class RequestLog {
  entries: readonly Logged[] = [];

  /** Remembers a request and the reply to it, unless it is one for a file. */
  async write(path: string, { method = "GET", body }: RequestInit, response: Response | undefined): Promise<void> {
    const received = response?.headers.get("Content-Type")?.includes("json")
      ? (JSON.parse(await response.clone().text()) as unknown)
      : undefined;
    const component = componentOf(received);
    const entry: Logged = {
      method,
      path,
      ...(response && { status: response.status }),
      ...(component !== undefined && { component }),
      ...(typeof body === "string" && { sent: pretty(JSON.parse(body)) }),
      ...(received !== undefined && { received: pretty(received) }),
    };
    this.entries = [entry, ...this.entries].slice(0, MOST);
  }
}

function componentOf(reply: unknown): string | undefined {
  const component = (reply as { component?: unknown } | null | undefined)?.component;
  return typeof component === "string" ? component : undefined;
}

/** Passwords stay with the user who typed them. */
function pretty(json: unknown): string {
  const hide = (name: string, value: unknown) => (/^password/.test(name) && typeof value === "string" ? "…" : value);
  return JSON.stringify(json, hide, 2);
}
