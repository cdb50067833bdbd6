import { messagePage } from "@/lib/message-page";

/** Says that a form did not come from a page of this site. */
export const foreignForm = (): Response =>
  messagePage({
    status: 403,
    title: "Nothing was done",
    text: "Your browser did not confirm that this form was sent from a page of this site. Go back, reload the page, and try again. If that does not help, use another browser.",
  });

/** Says that a request is malformed, or too large. */
export const unreadable = (status: 400 | 413 = 400): Response =>
  messagePage({
    status,
    title: "Nothing was done",
    text: `The request ${status === 413 ? "is too large" : "could not be read"}. Go back, reload the page, and try again.`,
  });
