import { textOf, type Layout } from "../protocol/index.js";

const LAYOUT = /^(content_(left|right)|sidebar_(left|right)(_frame_background)?)$/;

/** Whether a layout has a page as background, not an image. */
export const hasPage = (layout: Layout) => layout.endsWith("_frame_background");

/** The layout to use: unknown and missing ones become `stacked`. */
export function knownLayout(name: string | undefined): Layout {
  return LAYOUT.test(textOf(name)) ? (name as Layout) : "stacked"; // the expression matches these alone
}
