import { css } from "lit";

/** For stages that show what machines write: codes, secrets, reports. */
export const codeStyles = css`
  code,
  pre {
    font:
      0.875rem/1.5 ui-monospace,
      monospace;
    direction: ltr;
  }

  pre {
    overflow: auto;
    max-block-size: 16rem;
  }
`;
