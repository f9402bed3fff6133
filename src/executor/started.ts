/** The answer to a first GET that the page asked for before the modules were there. */
export interface StartedExchange {
  url: string;
  response: Promise<Response>;
}
