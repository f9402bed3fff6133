import { msg } from "@lit/localize";
import type { SelectableStage, DeviceChallenge } from "../protocol/index.js";
import { alert } from "../ui/alert.js";
import { choices } from "../ui/choices.js";
import { METHOD_ICONS } from "../ui/icons/methods.js";
import { links } from "../ui/links.js";
import type { Method } from "../ui/methods.js";
import { serverText } from "../ui/server-text.js";
import { lastUsed } from "./preferred-method.js";
import { wayOut } from "./way-out.js";

/** The stage that asks. */
type Place = Parameters<typeof wayOut>[0] & { readonly busy: boolean };

/** What the user may choose between. */
interface Options {
  methods: readonly (readonly [DeviceChallenge, Method])[];
  /** Stages that set up a second factor. */
  stages: readonly SelectableStage[];
  take: (device: DeviceChallenge) => void;
  setUp: (pk: string) => void;
}

/** The most convenient and safest first, recovery codes last, and after them what this page does not know. */
const ORDER = ["webauthn", "totp", "duo", "sms", "email", "static"];

/** The second factors that the user may take, and those to set up; if there are none, why the user cannot go on. */
export function methodPicker(stage: Place, { methods, stages, take, setUp }: Options) {
  if (!methods.length && !stages.length) {
    const reason = msg(
      "You need a second sign-in step to continue, and none is set up for your account. Contact your administrator.",
    );
    return [alert("warning", reason), links(wayOut(stage, msg("Go back")))];
  }
  const rank = ([{ device_class }]: (typeof methods)[number]) => [...ORDER, device_class].indexOf(device_class);
  const latest = lastUsed(methods.map(([device]) => device));
  const devices = [...methods]
    .sort((one, other) => Number(other[0] === latest) - Number(one[0] === latest) || rank(one) - rank(other))
    .map(([device, method]) => ({
      ...method,
      icon: METHOD_ICONS[device.device_class],
      isLast: device === latest,
      choose: () => take(device),
    }));
  const others = stages.map(({ name, pk }) => ({ name: serverText(name), choose: () => setUp(pk) }));
  return [
    choices(msg("Choose how to confirm it's you."), devices, stage.busy),
    choices(msg("Choose a second sign-in step to set up."), others, stage.busy),
  ];
}
