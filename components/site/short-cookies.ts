/** What the privacy page says about the cookies that carry something to the next page. */
export const SHORT_COOKIES =
  "If you are asked to share more, one remembers for fifteen minutes what you were asked for. What happened, such as that you signed out, is in one for a minute, so that the next page can tell you.";
