import { z } from "zod";
import { personaSchema } from "../../state/persona-schema";
import { codesBody } from "../codes";
import { historyQuery } from "../history";
import { peopleBody, tokensBody } from "../people";
import { type Operation, scopes, seconds, text } from "./operation";

const NO_PERSONA = "There is no such persona.";

const signedIn = z.strictObject({
  openId: text,
  accessToken: text,
  refreshToken: text,
  accessTokenExpiresAt: seconds,
  refreshTokenExpiresAt: seconds,
  scopes,
});

const count = z.number().int();
const day = z.strictObject({
  day: z.iso.date(),
  ...{ followers: count, following: count, likes: count, videos: count, views: count },
});

const persona = personaSchema.in.required().omit({ number: true }).loose();

const REQUEST = {
  redirect_uri: "http://localhost:3000/api/auth/callback/tiktok",
  scope: "user.info.basic,user.info.profile",
  state: "anything",
  code_challenge: "5c1c7ad60b3b4c1b6c4ac3b6d6cc53cf9a5f3d3ba0a97b2ad5e5a3b4bb1b2c10",
};

/** Signing in without a browser, and the accounts. */
export const SIGN_IN_OPERATIONS: Operation[] = [
  {
    method: "post",
    path: "/_emulator/tokens",
    summary: "Signs a persona in: consents, and answers with tokens.",
    body: tokensBody,
    example: { persona: "creator", scopes: ["user.info.profile"] },
    answer: signedIn,
    refusals: { 400: "The persona is not a target user of the sandbox.", 404: NO_PERSONA },
  },
  {
    method: "post",
    path: "/_emulator/codes",
    summary: "Does what a browser does: opens the authorization page, and consents or cancels.",
    body: codesBody,
    example: { persona: "creator", request: REQUEST },
    answer: z.strictObject({ callbackUrl: z.url(), code: text.nullable(), scopes }),
    refusals: { 400: "TikTok would show an error page.", 404: NO_PERSONA },
  },
  {
    method: "get",
    path: "/_emulator/personas",
    summary: "The accounts that can log in.",
    answer: z.strictObject({ personas: z.array(persona) }),
  },
  {
    method: "post",
    path: "/_emulator/personas",
    summary: "Adds an account. One with the id of an earlier account replaces it.",
    body: personaSchema,
    example: { id: "maker", displayName: "A maker", followers: 1_200, videos: 3 },
    answer: persona,
    refusals: { 400: "A field is not one of an account's." },
  },
  {
    method: "post",
    path: "/_emulator/people",
    summary: "Adds invented people, signed in. They are not on the consent page.",
    body: peopleBody,
    example: { count: 2 },
    answer: z.strictObject({ people: z.array(signedIn) }),
    refusals: { 400: "The count is not from 1 to 5,000." },
  },
  {
    method: "get",
    path: "/_emulator/history",
    summary: "A person's counts on earlier days, oldest first. TikTok has no such endpoint.",
    query: historyQuery,
    example: { open_id: "_000kQ7tWm2Zr9xLf4cHs8vBn1yJd6pGa3Eu", days: 2 },
    answer: z.strictObject({ days: z.array(day) }),
    refusals: { 400: "The days are not from 1 to 1,000.", 404: "No one has this open_id." },
  },
];
