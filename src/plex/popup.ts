/** Opens an empty window that knows nothing of us; nothing where the browser blocks it. For use while a press is handled. */
export function openPopup(): Window | undefined {
  const popup = window.open("", "_blank", "popup,width=550,height=700");
  if (popup) popup.opener = null;
  return popup ?? undefined;
}
