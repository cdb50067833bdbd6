import { handlers } from "@/auth";

export const { GET, POST, HEAD } = handlers;
