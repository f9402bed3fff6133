/** What the tests take of msw. Pages get it as one module: with what it imports, msw would be two hundred. */
export { HttpResponse, getResponse, http } from "msw";
export { setupWorker } from "msw/browser";
