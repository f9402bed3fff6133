import { fixtures } from "../challenges/index.js";

/** Every stage in every state a user can meet, for those who theme or review it. The address keeps what is chosen. */
const form = document.forms[0];
const main = document.querySelector("main");
if (!form || !main) throw new Error("The gallery's page has changed");

const components = form.elements.namedItem("component") as HTMLSelectElement;
components.append(new Option("all", ""), ...fixtures.map(({ component }) => new Option(component)));
for (const [name, value] of new URLSearchParams(location.search)) {
  const control = form.elements.namedItem(name);
  if (control instanceof HTMLSelectElement) control.value = value;
  if (control instanceof HTMLInputElement) control.checked = true;
}
form.addEventListener("change", () => show(form, main));
show(form, main);

function show(form: HTMLFormElement, main: HTMLElement) {
  const choice = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
  history.replaceState(null, "", `?${choice}`);
  const component = choice.get("component");
  const shown = fixtures.filter((fixture) => !component || fixture.component === component);
  main.replaceChildren(
    ...shown.flatMap((fixture) =>
      Object.keys(fixture.states).map((state) => specimen(fixture.component, state, choice)),
    ),
  );
}

function specimen(component: string, state: string, choice: URLSearchParams): HTMLElement {
  const address = new URLSearchParams(choice);
  address.set("component", component);
  address.set("state", state);
  const frame = document.createElement("iframe");
  frame.loading = "lazy";
  frame.title = `${component}, ${state}`;
  frame.width = choice.get("width") ?? "390";
  frame.src = `frame.html?${address}`;
  const heading = document.createElement("h2");
  heading.textContent = frame.title;
  const section = document.createElement("section");
  section.append(heading, frame);
  return section;
}
