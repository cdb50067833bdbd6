import type { Provider } from "next-auth/providers";
import type { Context } from "./context";

/** What pages show of a provider. */
export interface SignInProvider {
  /** Auth.js's id, such as "github". */
  id: string;
  name: string;
}

/**
 * The same providers with a check of `state`, which many of Auth.js's providers leave out. PKCE alone protects a
 * sign-in only where the provider checks it, and an account that is connected by mistake lets a stranger in.
 */
export function withState(providers: Provider[]): Provider[] {
  return providers.map((provider) => {
    if (typeof provider !== "function") return stateful(provider);
    return (...parameters: unknown[]) => stateful(provider(...parameters));
  });
}

function stateful<One>(provider: One): One {
  const { checks = ["pkce"] } = provider as { checks?: string[] };
  return { ...provider, checks: [...new Set([...checks, "state"])] };
}

/**
 * The providers as pages show them, in the order of their buttons: TikTok, whose missing variables the login page
 * lists, and those that have a client ID.
 * @param hasClientId whether the environment has one for a provider, which Auth.js reads by itself
 */
export function signInProvidersIn(
  providers: Provider[],
  hasClientId: (id: string) => boolean,
): SignInProvider[] {
  return providers
    .map(configOf)
    .filter(({ id, clientId }) => id === "tiktok" || clientId || hasClientId(id))
    .map(({ id, name }) => ({ id, name }));
}

/**
 * Why a server must not start with these providers; null if it may. Unless the store keeps users, a user is TikTok's account,
 * so a second provider has nothing to sign in to.
 */
export function reasonAgainst({ store }: Context, providers: Provider[]): string | null {
  const other = providers.map(configOf).find(({ id }) => id !== "tiktok");
  if (!other || store.users) return null;
  return `DATABASE_URL is not set, and only a database can store users who sign in with ${other.name}. Set it, or remove ${other.name} from the providers in auth.ts.`;
}

function configOf(provider: Provider) {
  const { options, ...defaults } = typeof provider === "function" ? provider({}) : provider;
  const config: { id: string; name: string; clientId?: string } = { ...defaults, ...options };
  return config;
}
