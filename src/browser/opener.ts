/** Names, in the address of a flow, the origin of the page that has opened it in a window. */
export const OPENER = "ak-opener";

/** What that page is told at the end. It is no secret. */
export const FLOW_ENDED = "ak-flow-ended";
