import type { EmulatorContext } from "../context";
import type { RecordedRequest, State } from "../state/state";
import { errorOf } from "./fault-errors";
import { answerWith, takeFault } from "./faults";
import { withFaultyBody } from "./faulty-body";
import { endOfDelays } from "./held";

type Handler = (request: Request) => Response | Promise<Response>;

/** Serves TikTok's own endpoints: faults apply to them, and every request is recorded. */
export function tiktokEndpoints({ app, state, signal }: EmulatorContext) {
  const recorded = (handler: Handler) => async (c: { req: { raw: Request; path: string } }) => {
    const copy = c.req.raw.clone();
    const { resets } = state;
    const until = endOfDelays(state, signal);
    const fault = takeFault(state, c.req.path);
    const answer = await (fault
      ? answerWith(fault, until, () => errorOf(state, fault) ?? handler(c.req.raw))
      : handler(c.req.raw));
    // A request from before a reset, such as a delayed one, is none of the new state's.
    if (state.resets === resets) await record(state, copy, answer.clone());
    return fault ? withFaultyBody(answer, fault, until) : answer;
  };
  return {
    get: (path: string, handler: Handler) => app.get(path, recorded(handler)),
    post: (path: string, handler: Handler) => app.post(path, recorded(handler)),
  };
}

const MAX_RECORDED = 1_000;
const HEADERS = ["content-type", "authorization", "cache-control"];

async function record(state: State, request: Request, answer: Response): Promise<void> {
  const url = new URL(request.url);
  const text = request.method === "POST" ? await request.text() : "";
  const headers = HEADERS.flatMap((name) => {
    const value = request.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const entry: RecordedRequest = {
    at: new Date().toISOString(),
    method: request.method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(headers),
    raw: { search: url.search, headers: [...request.headers], body: text },
    ...bodyOf(request.headers.get("content-type") ?? "", text),
    status: answer.status,
    error: await errorIn(answer),
  };
  if (state.requests.push(entry) > MAX_RECORDED) state.requests.shift();
}

function bodyOf(contentType: string, text: string): Pick<RecordedRequest, "form" | "json"> {
  if (contentType.includes("form-urlencoded")) {
    return { form: Object.fromEntries(new URLSearchParams(text)) };
  }
  try {
    return text ? { json: JSON.parse(text) } : {};
  } catch {
    return {};
  }
}

async function errorIn(answer: Response): Promise<string | null> {
  if (!answer.headers.get("content-type")?.includes("json")) return null;
  const body = await answer.json().catch(() => ({ error: "unreadable" }));
  const error = body?.error;
  const code = typeof error === "object" ? error?.code : error;
  return code === undefined || code === "ok" ? null : String(code);
}
