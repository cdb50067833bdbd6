/** What people see because of a problem, at TikTok or on the login page. */
export const SYMPTOMS = {
  noPage: "no page at all, because the server stops when it starts",
  notSetUp: '"Sign-in is not set up yet" on the login page',
  nothingThere: '"This site can\'t be reached" in the browser, after the consent page',
  signInLost: '"This sign-in could not be completed" on the login page',
  originUnknown:
    '"This sign-in started at an address that this site does not know" on the login page',
  siteNotRecognised: '"TikTok does not recognise this site" on the login page',
  tiktokUnavailable:
    '"TikTok is not answering" on the login page, if the site gets no answer either',
  clientKeyRefused: '"Something went wrong … client_key" at TikTok',
  redirectUriRefused: '"Something went wrong … redirect_uri" at TikTok',
  scopeRefused: '"Something went wrong … scope" at TikTok, at every sign-in',
  accountRefused: '"Something went wrong … non_sandbox_target" at TikTok',
} as const;
