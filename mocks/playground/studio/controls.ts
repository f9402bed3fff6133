import { html, nothing, type TemplateResult } from "lit";
import type { Layout } from "../../../src/protocol/index.js";
import { isColour, type Look } from "./look.js";

/** Changes a look in part. */
export type Change = (part: Partial<Look>) => void;

/** Where the form stands, as people say it. */
const LAYOUTS: Readonly<Record<Layout, string>> = {
  stacked: "In the middle",
  content_left: "On the left",
  content_right: "On the right",
  sidebar_left: "Sidebar on the left",
  sidebar_right: "Sidebar on the right",
  sidebar_left_frame_background: "Sidebar on the left of a page",
  sidebar_right_frame_background: "Sidebar on the right of a page",
};

/** The settings beside the CSS. */
export function controls(look: Look, change: Change): TemplateResult {
  const { title, accent, corners, layout } = look;
  const isWrong = accent.trim() !== "" && !isColour(accent);
  return html`
    <label>
      <span>Name</span>
      <input autocomplete="off" .value=${title} @input=${(event: Event) => change({ title: valueOf(event) })} />
    </label>
    ${picture("Logo", "logo", "logoPicture", look, change)}
    ${picture("Background", "background", "backgroundPicture", look, change)}
    <div class="pair">
      <label>
        <span>Accent colour</span>
        <input
          autocomplete="off"
          spellcheck="false"
          aria-invalid=${isWrong ? "true" : nothing}
          aria-describedby="accent"
          .value=${accent}
          @input=${(event: Event) => change({ accent: valueOf(event) })}
        />
      </label>
      <input
        type="color"
        aria-label="Pick the accent colour"
        .value=${/^#[\da-f]{6}$/i.test(accent) ? accent : "#3f51c7"}
        @input=${(event: Event) => change({ accent: valueOf(event) })}
      />
    </div>
    <p id="accent" class=${isWrong ? "wrong" : "note"}>
      ${isWrong ? "This is no colour." : ""} Write it as #0a7 or as rebeccapurple.
    </p>
    <label>
      <span>Place of the form</span>
      <select @change=${(event: Event) => change({ layout: valueOf(event) as Layout /* one of the options */ })}>
        ${Object.entries(LAYOUTS).map(
          ([value, text]) => html`<option value=${value} ?selected=${value === layout}>${text}</option>`,
        )}
      </select>
    </label>
    <label>
      <span>Radius of corners, in pixels</span>
      <input
        type="number"
        min="0"
        max="40"
        .value=${corners === undefined ? "" : String(corners)}
        @input=${(event: Event) => change({ corners: numberOf(event) })}
      />
    </label>
  `;
}

/** A picture: its address on the server, and one of this device that is shown in its place. */
function picture(
  label: string,
  address: "logo" | "background",
  shown: "logoPicture" | "backgroundPicture",
  look: Look,
  change: Change,
) {
  const choose = async (event: Event) => {
    const input = event.target as HTMLInputElement;
    const [file] = Array.from(input.files ?? []);
    if (file) change({ [shown]: await addressOf(file) });
    input.value = ""; // so that the same file may be chosen again
  };
  return html`
    <label>
      <span>${label}: address or path on your server</span>
      <input
        autocomplete="off"
        spellcheck="false"
        .value=${look[address]}
        @input=${(event: Event) => change({ [address]: valueOf(event) })}
      />
    </label>
    <div class="pair">
      <label class="button">
        Show a picture from this device<span class="unseen"> as ${label.toLowerCase()}</span>
        <input type="file" accept="image/*" @change=${choose} />
      </label>
      ${
        look[shown]
          ? html`<button type="button" class="quiet" @click=${() => change({ [shown]: "" })}>
              Remove it<span class="unseen">: ${label.toLowerCase()}</span>
            </button>`
          : nothing
      }
    </div>
    ${
      look[shown]
        ? html`<p class="note">
            The picture is shown here alone.
            ${look[address] ? "" : "Put it on your server, and write its address above."}
          </p>`
        : nothing
    }
  `;
}

/** The whole file as an address, which needs no server. */
function addressOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result as string)); // as the method below reads it
    reader.addEventListener("error", () => reject(reader.error ?? new Error("The file cannot be read")));
    reader.readAsDataURL(file);
  });
}

function valueOf({ target }: Event): string {
  return (target as HTMLInputElement | HTMLSelectElement).value;
}

function numberOf({ target }: Event): number | undefined {
  const { value, valueAsNumber } = target as HTMLInputElement;
  return value === "" || !(valueAsNumber >= 0) ? undefined : Math.min(valueAsNumber, 40);
}
