import { hasClientId } from "@/lib/env";

/** What the policy of a page has to allow for a provider. */
export interface ProviderHosts {
  /** Where people consent. Without JavaScript, a form has to be allowed to lead there. */
  consent: string;
  /** Where the pictures of its accounts are. */
  pictures: string;
}

/** By Auth.js's id. Another provider than these needs a row. */
const HOSTS: Record<string, ProviderHosts> = {
  github: { consent: "https://github.com", pictures: "https://avatars.githubusercontent.com" },
  google: { consent: "https://accounts.google.com", pictures: "https://lh3.googleusercontent.com" },
};

/** The hosts of the providers that this site uses besides TikTok. */
export const otherProviderHosts: ProviderHosts[] = Object.entries(HOSTS)
  .filter(([id]) => hasClientId(id))
  .map(([, hosts]) => hosts);
