import { LitElement, css, html } from "lit";

/** Styles of every kind that the bridge must carry over; each ends in a computed value that tests compare. */
export const outerStyles = css`
  :host {
    display: block;
    padding-top: 3px;
    color: rgb(1, 2, 3);
    --inherited: 7px;
  }
  :host([wide]) {
    padding-top: 5px;
  }
  :host(.loud) .label {
    color: rgb(200, 0, 0);
  }
  .label,
  p.label {
    margin: 4px;
  }
  .list > li + li {
    margin-left: 6px;
  }
  .list li ~ li:not(.skip) {
    margin-right: 2px;
  }
  :is(h2, h3) {
    letter-spacing: 1px;
  }
  :where(h3) {
    word-spacing: 2px;
  }
  .box:has(> .mark) {
    padding: 9px;
  }
  .box {
    & > .mark {
      margin-top: 8px;
    }
    &.deep {
      margin-bottom: 11px;
      @media (min-width: 1px) {
        padding-left: 13px;
      }
    }
  }
  .label::before {
    content: "»";
    padding-left: 2px;
  }
  .field::placeholder {
    color: rgb(9, 9, 9);
  }
  [data-kind="a b,c"] {
    text-indent: 3px;
  }
  @layer base, theme;
  @layer theme {
    .layered {
      margin: 2px;
    }
  }
  @layer base {
    .layered {
      margin: 1px;
      padding: 1px;
    }
  }
  @media (min-width: 1px) {
    .media {
      padding: 2px;
    }
    :host {
      padding-left: 4px;
    }
  }
  @supports (display: grid) {
    .supported {
      padding: 3px;
    }
  }
  .container {
    container-type: inline-size;
  }
  @container (min-width: 1px) {
    .contained {
      padding: 6px;
    }
  }
  @keyframes turn {
    to {
      opacity: 0.5;
    }
  }
  .turning {
    animation: 1s turn 5s;
  }
  .var {
    padding: var(--inherited);
  }
  x-compat-inner {
    margin-top: 10px;
    background-color: rgb(0, 0, 255);
  }
  x-compat-inner::part(core) {
    color: rgb(0, 100, 0);
  }
  .slotted {
    margin-left: 1px;
  }
`;

/** Styles of an element inside the other; what they share with it by name must not mix. */
export const innerStyles = css`
  :host {
    display: block;
    margin-top: 99px;
    padding-top: 2px;
    background-color: rgb(255, 0, 0);
  }
  .label {
    margin: 20px;
  }
  .core,
  #core {
    color: rgb(100, 0, 0);
    padding: 1px;
  }
  ::slotted(*) {
    padding-left: 12px;
    margin-left: 50px;
  }
  ::slotted(.slotted) {
    padding-right: 14px;
  }
  slot[name="end"]::slotted(b) {
    padding-top: 15px;
  }
  @keyframes turn {
    to {
      opacity: 0.1;
    }
  }
`;

export class OuterSpecimen extends LitElement {
  static override styles = outerStyles;

  override render() {
    return html`
      <p class="label" data-kind="a b,c">Label</p>
      <ul class="list">
        <li>1</li>
        <li>2</li>
        <li class="skip">3</li>
      </ul>
      <h2>Two</h2>
      <h3>Three</h3>
      <div class="box deep"><span class="mark">Mark</span></div>
      <div class="box">No mark</div>
      <input class="field" placeholder="…" aria-label="Field" />
      <p class="layered">Layers</p>
      <p class="media">Media</p>
      <p class="supported">Supports</p>
      <div class="container"><p class="contained">Container</p></div>
      <p class="turning">Animation</p>
      <p class="var">Custom property</p>
      <x-compat-inner>
        <i class="slotted">In the slot</i>
        <b slot="end">At the end</b>
      </x-compat-inner>
    `;
  }
}

export class InnerSpecimen extends LitElement {
  static override styles = innerStyles;

  override render() {
    return html`
      <p class="label">Inner label</p>
      <p class="core" id="core" part="core">Part</p>
      <div class="frame"><slot></slot></div>
      <slot name="end"></slot>
    `;
  }
}
