import { handlers } from "@/auth";
import { handlersAround } from "@/lib/session/handlers/handlers";

export const { GET, POST, HEAD } = handlersAround(handlers);
