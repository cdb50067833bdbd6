import { randomUUID } from "node:crypto";
import type { PersonaId } from "tiktok-login-emulator";
import { consentForm } from "./consent-form";
import { oldRemoval } from "./forget-answers";
import type { TikTokControl } from "./tiktok";

const SESSION_COOKIE = "authjs.session-token";
// As many as browsers follow, and longer than a page may wait for anything.
const MAX_REDIRECTS = 20;
const MAX_WAIT_MS = 60_000;

/** A page or file as a visitor without a browser sees it. */
export interface Visit {
  status: number;
  headers: Headers;
  /** Path and query, after redirects within the site. */
  path: string;
  html: string;
  /** What is on the page, without tags, in one line. */
  text: string;
}

/** A visitor who uses the site over plain HTTP, with cookies and without a browser. */
export class HttpVisitor {
  readonly cookies = new Map<string, string>();

  /** What the site's log calls every request of this visitor. */
  readonly id = `visitor-${randomUUID()}`;
  // An address of its own, because the site limits how many sign-ins one may start.
  private readonly headers = { "x-forwarded-for": this.id, "x-request-id": this.id };

  constructor(private site: string) {}

  /** Takes the visitor's cookies to another site. */
  moveTo(site: string): void {
    this.site = site;
  }

  /** Opens a path of the site and follows its redirects. */
  async open(path: string, init: RequestInit = {}): Promise<Visit> {
    const paths = [path];
    const signal = init.signal ?? AbortSignal.timeout(MAX_WAIT_MS);
    let response = await this.send(path, { ...init, signal });
    for (let location = locationOf(response); location; location = locationOf(response)) {
      await response.arrayBuffer();
      const next = new URL(location, this.site);
      paths.push(next.pathname + next.search);
      if (paths.length > MAX_REDIRECTS) throw new Error(`too many redirects: ${paths.join(" ")}`);
      response = await this.send(next.pathname + next.search, { signal });
    }
    const html = await unlessAborted(response.text(), signal);
    const { status, headers } = response;
    return { status, headers, path: paths.at(-1) as string, html, text: textOf(html) };
  }

  /** Sends the only form of an open page whose button has this label, as a browser without JavaScript does. */
  async submit({ path, html }: Visit, button: string): Promise<Visit> {
    const form = html.match(/<form.*?<\/form>/gs)?.find((one) => textOf(one).endsWith(button));
    if (!form) throw new Error(`${path} has no form with the button ${button}`);
    const body = new FormData();
    for (const [input] of form.matchAll(/<input type="hidden"[^>]*>/g)) {
      body.append(attribute(input, "name"), attribute(input, "value"));
    }
    return this.open(path, { method: "POST", body, headers: { origin: this.site } });
  }

  /** Starts a sign-in. Returns what TikTok's consent page is asked for. */
  async startSignIn(): Promise<URLSearchParams> {
    const { csrfToken } = await (await this.send("/api/auth/csrf")).json();
    const body = new URLSearchParams({ csrfToken, callbackUrl: "/dashboard" });
    const started = await this.send("/api/auth/signin/tiktok", { method: "POST", body });
    return new URL(started.headers.get("location") ?? "").searchParams;
  }

  /** Starts a sign-in and consents. Returns the path and query of the callback, which is not opened. */
  async consent(tiktok: TikTokControl, persona: PersonaId = "creator"): Promise<string> {
    const form = consentForm(await this.startSignIn(), persona);
    const url = `${tiktok.url}/_emulator/consent`;
    const decided = await fetch(url, { method: "POST", body: form, redirect: "manual" });
    const callback = new URL(decided.headers.get("location") ?? "");
    return callback.pathname + callback.search;
  }

  /** Signs in without opening a protected page. */
  async signIn(tiktok: TikTokControl, persona?: PersonaId): Promise<void> {
    await (await this.send(await this.consent(tiktok, persona))).arrayBuffer();
    if (!this.session) throw new Error("the sign-in failed");
  }

  /** Makes the site forget what it has read of the person (tests/support/forget-answers.ts). */
  async forgetAnswers(): Promise<void> {
    const { user } = await (await this.send("/api/auth/session")).json();
    const answer = await this.send("/api/webhooks/tiktok", {
      method: "POST",
      ...oldRemoval(user.openId),
    });
    await answer.arrayBuffer();
  }

  /** The session cookie; undefined without one. */
  get session(): string | undefined {
    return this.cookies.get(SESSION_COOKIE);
  }

  private async send(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...this.headers, ...init.headers, cookie };
    const response = await fetch(this.site + path, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    return response;
  }
}

/** Node's fetch may forget its signal while the body arrives. Without this, a visitor who hangs up could wait for ever. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  return Promise.race([work, aborted]);
}

const locationOf = (response: Response) => response.headers.get("location");

const ENTITIES: Record<string, string> = { amp: "&", quot: '"', "#x27": "'", lt: "<", gt: ">" };

function decode(text: string): string {
  return text.replace(/&(amp|quot|#x27|lt|gt);/g, (_, name: string) => ENTITIES[name] ?? "");
}

function textOf(html: string): string {
  const shown = html.replace(/<(script|style|head)\b.*?<\/\1>|<!--.*?-->/gs, "");
  return decode(shown.replace(/<[^>]+>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
}

function attribute(tag: string, name: string): string {
  return decode(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
}
