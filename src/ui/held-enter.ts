/** Keeps an Enter that the user still holds down from the step before from sending this one unseen. */
export function stopHeldEnter(event: KeyboardEvent) {
  const isText = event.composedPath()[0] instanceof HTMLTextAreaElement;
  // eslint-disable-next-line house/oldest-browsers -- without it, each Enter counts as a press
  if (event.repeat && event.key === "Enter" && !isText) event.preventDefault();
}
