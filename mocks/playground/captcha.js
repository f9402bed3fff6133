/* global window, document, crypto */
/**
 * Stands in for the scripts of captcha providers: a button in the place of pictures, and the answer that the playground
 * is told to give. Runs as a classic script in the frame, and defines what Turnstile does.
 */
{
  const { playground } = window.parent.tab;
  const widgets = new Map();

  const answer = ({ callback }) => {
    if (playground.captcha === "silent") return;
    callback(`${playground.captcha}-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`);
  };

  const draw = (id) => {
    const { place, options } = widgets.get(id);
    if (options.appearance === "interaction-only") {
      answer(options);
      return;
    }
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "I am human" });
    Object.assign(button.style, { width: "100%", minHeight: "4rem", font: "inherit" });
    button.addEventListener("click", () => {
      button.disabled = playground.captcha !== "silent";
      answer(options);
    });
    place.replaceChildren(button);
  };

  window.turnstile = {
    render(place, options) {
      const id = String(widgets.size);
      widgets.set(id, { place, options });
      draw(id);
      return id;
    },
    reset: draw,
    remove: (id) => widgets.get(id).place.replaceChildren(),
  };
}
