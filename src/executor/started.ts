/** The first GET, which the inline script of the page sends before the modules are loaded. */
export interface StartedExchange {
  url: string;
  response: Promise<Response>;
}
