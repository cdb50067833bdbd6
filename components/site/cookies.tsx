import type { ReactNode } from "react";

/**
 * What the privacy page says about cookies besides the session's.
 * @param children about cookies that only this kind of site has
 */
export function Cookies({ children }: { children?: ReactNode }) {
  return (
    <p>
      While you sign in, three more cookies protect the sign-in. Two of them expire after fifteen
      minutes, the third when you close your browser. Another one remembers which page to bring you
      back to, until you close your browser. {children} If you are asked to share more, one
      remembers for fifteen minutes what you were asked for. For as long, another one shows us a
      finished sign-in that your browser sends a second time. What happened, such as that you signed
      out, is in one for a minute, so that the next page can tell you. There are no other cookies,
      no advertising and no tracking. Server logs record errors, not people.
    </p>
  );
}
