import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** An account at the made-up GitHub. Several can have one email address. */
export interface GitHubAccount {
  id: number;
  login: string;
  email: string;
}

/**
 * A server that behaves as GitHub does for a sign-in, as far as Auth.js uses it: a consent page with a link for each
 * account and one to cancel, tokens for a code that is used once and with its PKCE verifier, and the profile.
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 */
export async function startGitHubStub(accounts: GitHubAccount[]) {
  const codes = new Map<string, { account: GitHubAccount; challenge: string | null }>();
  const tokens = new Map<string, GitHubAccount>();
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    if (pathname === "/login/oauth/authorize") return consentPage(response, searchParams);
    if (pathname === "/login/oauth/access_token") {
      const form = new URLSearchParams(await text(request));
      const pending = codes.get(form.get("code") ?? "");
      codes.delete(form.get("code") ?? "");
      const verifier = form.get("code_verifier") ?? "";
      const challenge = createHash("sha256").update(verifier).digest("base64url");
      if (pending?.challenge !== challenge)
        return json(response, { error: "bad_verification_code" });
      const access_token = `gho_${randomUUID()}`;
      tokens.set(access_token, pending.account);
      return json(response, { access_token, token_type: "bearer", scope: "read:user,user:email" });
    }
    if (pathname === "/api/v3/user") {
      const account = tokens.get(request.headers.authorization?.replace(/^Bearer /, "") ?? "");
      const avatar_url = `${url}/${account?.login}.svg`;
      return json(
        response,
        account ? { ...account, name: null, avatar_url } : {},
        account ? 200 : 401,
      );
    }
    response.setHeader("content-type", "image/svg+xml");
    response.end('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  }).listen(0, "localhost");
  await once(server, "listening");
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;

  function consentPage(response: ServerResponse, query: URLSearchParams) {
    const link = (label: string, parameters: Record<string, string>) => {
      const target = new URL(query.get("redirect_uri") ?? "");
      target.search = new URLSearchParams({
        ...parameters,
        state: query.get("state") ?? "",
      }).toString();
      return `<p><a href="${target.href.replaceAll("&", "&amp;")}">${label}</a></p>`;
    };
    const links = accounts.map((account) => {
      const code = randomUUID();
      codes.set(code, { account, challenge: query.get("code_challenge") });
      return link(`Continue as ${account.login}`, { code });
    });
    response.setHeader("content-type", "text/html");
    response.end(`<h1>GitHub</h1>${links.join("")}${link("Cancel", { error: "access_denied" })}`);
  }

  return {
    url,
    /** The access tokens that were issued. */
    tokens: () => [...tokens.keys()],
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
