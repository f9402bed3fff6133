import type { LogoutURL } from "../protocol/index.js";

/** The services of a list; the wire may have anything in it. */
export function servicesIn(list: unknown): readonly LogoutURL[] {
  const services = Array.isArray(list) ? (list as readonly (LogoutURL | null)[]) : [];
  return services.filter((service): service is LogoutURL => typeof service?.url === "string");
}

/** What is posted to a service that is signed out of by form; nothing for one whose address is enough. */
export function logoutForm(service: LogoutURL): Record<string, string> | undefined {
  const { binding, saml_request, saml_response, saml_relay_state } = service;
  if (binding === "redirect" || !(saml_request || saml_response)) return undefined;
  return {
    ...(saml_request ? { SAMLRequest: saml_request } : { SAMLResponse: saml_response ?? "" }),
    ...(saml_relay_state ? { RelayState: saml_relay_state } : {}),
  };
}
