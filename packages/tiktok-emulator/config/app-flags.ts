import type { Given } from "./read-flags";

/** The flags of the first app, as the configuration file names them. */
export function appFlags(given: Given): Record<string, unknown> {
  const { scopes, "redirect-uri": redirectUris, "target-user": targetUsers } = given;
  return {
    ...firstValues({
      appName: given["app-name"],
      appKind: given["app-kind"],
      appStatus: given["app-status"],
      clientKey: given["client-key"],
      clientSecret: given["client-secret"],
      webhookUrl: given["webhook-url"],
    }),
    ...(scopes && { approvedScopes: scopes[0]?.split(",") }),
    ...(redirectUris && { redirectUris }),
    ...(targetUsers && { targetUsers }),
  };
}

/** The first value of each flag that was given. */
export function firstValues(flags: Record<string, string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(flags).flatMap(([name, values]) => (values?.[0] ? [[name, values[0]]] : [])),
  );
}
