/**
 * Answers the addresses below `/api` that no other handler has. Next would render its page "not found" for them, and take
 * a form that is sent there for a server action, which middleware does not look at (lib/form-request.ts).
 */
const notFound = () => Response.json({ error: "not found" }, { status: 404 });

export {
  notFound as DELETE,
  notFound as GET,
  notFound as PATCH,
  notFound as POST,
  notFound as PUT,
};
