import NextAuth from "next-auth";
import { TikTok } from "tiktok-login/authjs";
import { sessions, tiktok } from "@/lib/sessions";

const auth = NextAuth(sessions.auth({ providers: [TikTok(tiktok)] }));

export const { handlers, startSignIn, signOut } = sessions.complete(auth);
