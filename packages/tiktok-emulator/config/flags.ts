/** A command-line flag, which is also an environment variable and, unless it says otherwise, a key of the file. */
interface Flag {
  /** What it takes; undefined for a switch. */
  takes?: string;
  isRepeatable?: boolean;
  about: string;
}

/** Every flag, in the order of the help. */
export const FLAGS = {
  config: { takes: "FILE", about: "read the configuration from a JSON file" },
  host: { takes: "ADDRESS", about: "listen on this address (127.0.0.1; 0.0.0.0 in a container)" },
  port: { takes: "NUMBER", about: "listen on this port (4600; 0 for any that is free)" },
  "base-url": {
    takes: "URL",
    about: "the address that browsers use, such as http://localhost:4600",
  },
  https: { about: "serve https with a certificate made at the first start" },
  cert: { takes: "FILE", about: "serve https with this certificate (PEM), together with --key" },
  key: { takes: "FILE", about: "the certificate's private key (PEM)" },
  state: { takes: "FILE", about: "keep grants and tokens in this file over a restart" },
  seed: {
    takes: "TEXT",
    about: "the same tokens, codes and log ids in every run, and a stopped clock",
  },
  time: {
    takes: "TIME",
    about: 'stop the clock, at "2026-11-25T12:00:00Z"; "machine" lets it run',
  },
  "app-name": { takes: "NAME", about: "the app's name on the consent page" },
  "app-kind": { takes: "KIND", about: "sandbox or production" },
  "app-status": { takes: "STATUS", about: "draft, in_review or live" },
  "client-key": { takes: "KEY", about: "the app's client key" },
  "client-secret": { takes: "SECRET", about: "the app's client secret" },
  "redirect-uri": {
    takes: "URI",
    isRepeatable: true,
    about: "a redirect URI; https goes to the Web platform, http to Desktop",
  },
  scopes: { takes: "LIST", about: "the approved scopes, separated by commas" },
  "target-user": { takes: "ID", isRepeatable: true, about: "a persona that may use the sandbox" },
  "webhook-url": { takes: "URL", about: "where webhooks are sent" },
  "allow-private-addresses": {
    about: "allow redirect URIs and webhooks at every loopback and private address",
  },
  "allowed-host": {
    takes: "NAME",
    isRepeatable: true,
    about: "a host name at which the control API answers too",
  },
  json: { about: "print one line of JSON at start, for programs" },
  "stop-with-stdin": { about: "stop when standard input closes, for programs" },
  help: { about: "show this help" },
} satisfies Record<string, Flag>;

export type FlagName = keyof typeof FLAGS;

/** The environment variable of a flag. */
export function variableOf(flag: string): string {
  return `TIKTOK_EMULATOR_${flag.toUpperCase().replaceAll("-", "_")}`;
}

/** The text of `--help`. */
export function helpText(): string {
  const rows = Object.entries(FLAGS).map(([name, flag]: [string, Flag]) => {
    const left = `--${name}${flag.takes ? ` ${flag.takes}` : ""}`;
    return `  ${left.padEnd(27)} ${flag.about}${flag.isRepeatable ? " (may be repeated)" : ""}`;
  });
  return `Usage: tiktok-login-emulator [options]

A local TikTok: Login Kit, OAuth tokens, the Display API and webhooks.

${rows.join("\n")}

Each option is also an environment variable: --base-url is ${variableOf("base-url")}, with
spaces between repeated values and 1 for a switch. A flag counts more than a variable, and a variable more
than the file. PORT is read as well.`;
}
