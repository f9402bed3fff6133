import { useState } from "react";
import "authentik-flow/define";

/** Shows the flow, and afterwards where it leads, instead of going there at once. */
export function App() {
  const [target, setTarget] = useState(null);
  const stay = (event) => {
    event.preventDefault();
    setTarget(event.to);
  };
  return (
    <main>
      <h1>Members' area</h1>
      {target === null ? (
        <ak-flow-executor slug="default-authentication-flow" onak-redirect={stay}>
          <p slot="placeholder">One moment …</p>
        </ak-flow-executor>
      ) : (
        <a href={target}>Signed in, go on</a>
      )}
    </main>
  );
}
