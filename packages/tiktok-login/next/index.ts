export { type Context, createContext, type Memory, type Store } from "./context";
export { createLog, type Log } from "./log";
export type {
  BoundStore,
  ConnectedAccount,
  Gate,
  RequestCookies,
  StoredSession,
  UserStore,
} from "./store";
