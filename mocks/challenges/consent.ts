import type { ConsentChallenge } from "../../src/protocol/challenges.js";
import {
  ada,
  adaAtLength,
  adaRightToLeft,
  flowInfo,
  flowInfoLong,
  flowInfoRightToLeft,
  refusal,
  type Fixture,
} from "./fixture.js";

const permissions = {
  component: "ak-stage-consent",
  flow_info: { ...flowInfo, title: "Redirecting to Example Wiki" },
  ...ada,
  header_text: "You're about to sign into Example Wiki.",
  permissions: [
    { id: "openid", name: "" },
    { id: "email", name: "Email address" },
    { id: "profile", name: "General profile information" },
  ],
  additional_permissions: [],
  token: "first-token",
} satisfies ConsentChallenge;

/** Asks for consent. */
export default {
  component: "ak-stage-consent",
  states: {
    permissions,
    additionalPermissions: {
      ...permissions,
      additional_permissions: [{ id: "offline_access", name: "Access while you are away" }],
    },
    onlyAdditionalPermissions: {
      ...permissions,
      permissions: [],
      additional_permissions: [{ id: "offline_access", name: "Access while you are away" }],
    },
    /** What stands before a link in an e-mail is followed. */
    headerOnly: {
      ...permissions,
      flow_info: flowInfo,
      header_text: "Continue to confirm this email address.",
      permissions: [],
    },
    /** Permissions that have no name are not shown, so there is nothing to see but the header. */
    unnamedPermissions: { ...permissions, permissions: [{ id: "openid", name: "" }] },
    refused: {
      ...permissions,
      token: "second-token",
      response_errors: refusal("token", "Invalid consent token, re-showing prompt"),
    },
    longTexts: {
      ...permissions,
      ...adaAtLength,
      flow_info: flowInfoLong,
      header_text:
        "You're about to sign into The Complete Correspondence, Notes and Translations of the Analytical Engine.",
      permissions: [
        {
          id: "notes",
          name: "Read, annotate, translate and publish every note that you have written in the last two hundred years",
        },
        ...Array.from({ length: 20 }, (_, index) => ({ id: `volume-${index}`, name: `Volume ${index + 1}` })),
      ],
      additional_permissions: [
        { id: "calculate", name: "https://engines.example.org/scopes/calculate-bernoulli-numbers-without-being-asked" },
      ],
    },
    rightToLeft: {
      ...permissions,
      ...adaRightToLeft,
      flow_info: flowInfoRightToLeft,
      header_text: "أنت على وشك تسجيل الدخول إلى ويكي المثال.",
      permissions: [{ id: "email", name: "عنوان البريد الإلكتروني" }],
      additional_permissions: [{ id: "profile", name: "معلومات الملف الشخصي" }],
    },
    bare: { component: "ak-stage-consent", ...ada, permissions: [], additional_permissions: [], token: "only-token" },
  },
} satisfies Fixture<"ak-stage-consent">;
