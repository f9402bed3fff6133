/**
 * Opens an empty window without an `opener`; returns nothing if the browser blocks it. To be called while handling a
 * click.
 */
export function openPopup(): Window | undefined {
  const popup = window.open("", "_blank", "popup,width=550,height=700");
  if (popup) popup.opener = null;
  return popup ?? undefined;
}
