/** Names of models that have others today. */
const RENAMED: Readonly<Record<string, string>> = {
  "authentik_stages_otp_static.otpstaticstage": "authentik_stages_authenticator_static.authenticatorstaticstage",
  "authentik_stages_otp_time.otptimestage": "authentik_stages_authenticator_totp.authenticatortotpstage",
  "authentik_stages_otp_validate.otpvalidatestage":
    "authentik_stages_authenticator_validate.authenticatorvalidatestage",
  "authentik_stages_authenticator_webauthn.authenticatewebauthnstage":
    "authentik_stages_authenticator_webauthn.authenticatorwebauthnstage",
  "authentik_tenants.tenant": "authentik_brands.brand",
  "authentik_policies_hibp.haveibeenpwendpolicy": "authentik_policies_hibp.haveibeenpwnedpolicy",
};

/** The name of a model today; its first releases had another in front. */
export function modelNamed(name: string): string {
  const lower = name.toLowerCase().replace(/^passbook_/, "authentik_");
  return RENAMED[lower] ?? lower;
}

/** Models that stand for several, by how the names of those begin. */
const BASES: Readonly<Record<string, RegExp>> = {
  "authentik_flows.stage": /^authentik_((enterprise_)?stages_\w+|endpoints)\.\w+stage$/,
  "authentik_core.source": /^authentik_(enterprise_)?sources_\w+\.\w+source$/,
  "authentik_policies.policy": /^authentik_(enterprise_)?policies_\w+\./,
  "authentik_policies.policybindingmodel":
    /^authentik_(flows\.(flow|flowstagebinding)|core\.application|(enterprise_)?sources_\w+\.\w+source)$/,
  "authentik_core.provider": /^authentik_(enterprise_)?providers_\w+\.\w+provider$/,
  "authentik_core.propertymapping": /mapping$/,
  "authentik_endpoints.connector": /^authentik_endpoints_connectors_\w+\./,
};

/** The models that have the members of a model as well. */
export function basesOf(model: string): string[] {
  return Object.keys(BASES).filter((base) => BASES[base]?.test(model));
}

/** Whether an object of one model is one of another. */
export function isA(model: string, wanted: string): boolean {
  return model === wanted || (BASES[wanted]?.test(model) ?? false);
}

/** The members that servers find an object by. */
export function naturalMembers(model: string): readonly string[] {
  switch (model) {
    case "authentik_flows.flow":
    case "authentik_core.application":
      return ["slug"];
    case "authentik_core.user":
      return ["username"];
    case "authentik_flows.flowstagebinding":
      return ["target", "stage", "order"];
    case "authentik_policies.policybinding":
      return ["target", "policy", "group", "user", "order"];
    case "authentik_brands.brand":
      return ["domain"];
    default:
      return isA(model, "authentik_core.source") ? ["slug"] : ["name"];
  }
}
