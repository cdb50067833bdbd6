/** The addresses of this site's pages. */
export const routes = {
  landing: "/",
  login: "/login",
  privacy: "/privacy",
  terms: "/terms",
  dashboard: "/dashboard",
  videos: "/dashboard/videos",
  settings: "/dashboard/settings",
  export: "/dashboard/settings/export",
  disconnect: "/dashboard/settings/disconnect",
  deleteMyData: "/dashboard/settings/delete",
  disconnected: "/disconnected",
  /** Where the forms that lead to a provider are sent. */
  signIn: "/api/sign-in",
  connect: "/api/connect",
} as const;
