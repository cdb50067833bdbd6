type Handler = (request: Request) => Promise<Response>;

export const SITE = "https://site.example";

/** A browser that visits a site in this process, and keeps its cookies. */
export function browserOf(handler: Handler) {
  const cookies = new Map<string, string>();
  return async (path: string, body?: URLSearchParams | object): Promise<Response> => {
    const isForm = body instanceof URLSearchParams;
    const headers = {
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      origin: SITE,
      ...(body && !isForm && { "content-type": "application/json" }),
    };
    const sent = body && { method: "POST", body: isForm ? body : JSON.stringify(body) };
    const answer = await handler(new Request(new URL(path, SITE), { ...sent, headers }));
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return answer;
  };
}
