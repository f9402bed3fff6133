/** An image that is missing, or blocked, gives its place to its name. */
export function showName({ currentTarget }: Event): void {
  const image = currentTarget as HTMLImageElement;
  image.replaceWith(image.alt);
}
