import { Stage, alert, msg } from "../src/stage/index.js";

/** The other device is signed in, and nothing is left to do: a response would make the server fail. */
export default class DeviceCodeFinishStage extends Stage<"ak-provider-oauth2-device-code-finish"> {
  protected override heading() {
    return msg("Your device is connected");
  }

  protected override template() {
    return alert("info", msg("Your device is connected. You may close this page."));
  }
}
