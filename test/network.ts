/** The exports of msw that tests use. Pages get it as one module instead of the two hundred that msw consists of. */
export { HttpResponse, getResponse, http } from "msw";
export { setupWorker } from "msw/browser";
