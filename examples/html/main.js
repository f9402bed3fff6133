// The flow ends by leading away; this page shows where to, and stays.
document.querySelector("ak-flow-executor").addEventListener("ak-redirect", (event) => {
  event.preventDefault();
  const link = Object.assign(document.createElement("a"), { href: event.to, textContent: "Signed in, go on" });
  event.target.replaceWith(link);
});
