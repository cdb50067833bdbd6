import type { RecordedRequest } from "tiktok-login-emulator";
import { secondsAhead } from "./clock";

/** The emulator's control API, which the app never uses. */
export interface TikTokControl {
  url: string;
  clientKey: string;
  clientSecret: string;
  /** Its clock is the sites' one, and the personas have their known counts. */
  reset(): Promise<void>;
  /** Moves its clock to the sites' one, which has been moved since the reset. */
  followClock(): Promise<void>;
  configure(settings: Record<string, unknown>): Promise<void>;
  /** Adds a fault for the next requests to an endpoint. */
  fault(fault: Record<string, unknown>): Promise<void>;
  /** Removes all faults and ends their delays. */
  endFaults(): Promise<void>;
  /** The faults that have not been used up. */
  faults(): Promise<unknown[]>;
  /** Runs an action or sets a switch. */
  act(action: string): Promise<void>;
  /** The status of the site's answer to each webhook, in order. */
  deliveries(): Promise<number[]>;
  requests(path: string): Promise<RecordedRequest[]>;
  /** Every code and token issued since the reset. */
  secrets(): Promise<{ codes: string[]; accessTokens: string[]; tokens: string[] }>;
}

export function controlOf(emulator: {
  url: string;
  clientKey: string;
  clientSecret: string;
}): TikTokControl {
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${emulator.url}/_emulator/${path}`, {
      method,
      // A connection that was kept could be closed by the emulator just when it is used again.
      headers: { "content-type": "application/json", connection: "close" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return response.status === 204 ? null : response.json();
  };
  const configure = async (settings: Record<string, unknown>) =>
    void (await call("PATCH", "settings", settings));
  let present = 0;
  return {
    url: emulator.url,
    clientKey: emulator.clientKey,
    clientSecret: emulator.clientSecret,
    reset: async () => {
      await call("POST", "reset");
      present = secondsAhead();
      await configure({ presentAheadSeconds: present });
    },
    followClock: () => configure({ clockAheadSeconds: secondsAhead() - present }),
    configure,
    fault: async (fault) => void (await call("POST", "faults", fault)),
    endFaults: async () =>
      void (await fetch(`${emulator.url}/_emulator/faults`, { method: "DELETE" })),
    faults: async () => (await call("GET", "faults")).faults,
    act: async (action) => void (await call("POST", `actions/${action}`)),
    deliveries: async () => {
      const { deliveries } = await call("GET", "deliveries");
      return deliveries.map(({ status }: { status: number }) => status);
    },
    requests: async (path) => {
      const { requests } = await call("GET", "requests");
      return requests.filter((request: RecordedRequest) => request.path === path);
    },
    secrets: async () => {
      const { codes, accessTokens, refreshTokens } = await call("GET", "tokens");
      const values = (all: { value: string }[]) => all.map(({ value }) => value);
      const tokens = values([...accessTokens, ...refreshTokens]);
      return { codes: values(codes), accessTokens: values(accessTokens), tokens };
    },
  };
}
