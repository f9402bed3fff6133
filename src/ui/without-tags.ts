/**
 * The text of a piece of HTML whose tags say nothing, as an HTML parser reads it: "<" is a tag only before a letter, a
 * slash or a mark, and one without an end takes all that follows. Takes time in proportion to the length of the text.
 */
export function withoutTags(html: string, gap = ""): string {
  return html.replace(/<[a-z/!?][^>]*(?:>|$)/gi, gap);
}
