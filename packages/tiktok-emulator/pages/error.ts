import { newLogId } from "../tiktok/answers";
import type { AuthorizeProblem } from "../tiktok/authorize-request";
import { escapeHtml, page } from "./html";

/** Redirects to the same address with the error added. As at TikTok, the app's callback is not called. */
export function redirectToErrorPage(requestUrl: string, problem: AuthorizeProblem): Response {
  const url = new URL(requestUrl);
  // TikTok drops the slash.
  url.pathname = url.pathname.replace(/\/$/, "");
  url.searchParams.set("error", problem.error);
  url.searchParams.set("error_type", problem.errorType);
  if (problem.errCode) url.searchParams.set("errCode", problem.errCode);
  return new Response(null, { status: 302, headers: { location: `${url.pathname}${url.search}` } });
}

/** "Something went wrong", with the wrong parameter and what to check. */
export function errorPage(problem: AuthorizeProblem): Response {
  return page(
    "Something went wrong",
    `<h1>Something went wrong</h1>
<p>We couldn't log in with TikTok. This may be due to specific app settings.</p>
<section><h2>If you're a developer, correct the following and try again:</h2>
<ul><li><code>${escapeHtml(problem.errorType)}</code></li></ul>
<p>${escapeHtml(problem.hint)}</p>
<p class="soft"><code>error=${escapeHtml(problem.error)}</code> · log id <code>${newLogId()}</code></p></section>`,
  );
}
