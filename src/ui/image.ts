/** Handles `load` and `error` of an image: if it is missing or blocked, its `alt` text replaces it. */
export function showImageOrName({ type, currentTarget }: Event): void {
  const image = currentTarget as HTMLImageElement;
  const isMissing = type === "error";
  if (image.hidden === isMissing) return;
  image.hidden = isMissing;
  if (isMissing) image.after(image.alt);
  else image.nextSibling?.remove();
}
