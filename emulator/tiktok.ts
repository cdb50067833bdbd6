import { defineEmulator } from "emulate";
import { serveAuthorize } from "./authorize";
import { serveControl } from "./control";
import { serveFaultControl } from "./fault-control";
import { serveFrontPage } from "./front-page";
import { serveLogin } from "./login";
import { servePictures } from "./pictures";
import { serveRevoke } from "./revoke";
import { DEFAULT_SETTINGS, type Settings } from "./settings";
import { keptState, newState, type State } from "./state";
import { serveToken } from "./token";
import { serveUserInfo } from "./user-info";
import { serveVideos } from "./videos";

/** A TikTok with the given settings beside the usual ones, for `createEmulator`. */
export function tiktok(settings: Partial<Settings> = {}) {
  const start = { ...DEFAULT_SETTINGS, ...settings };
  return defineEmulator<State>({
    name: "tiktok",
    state: () => newState(structuredClone(start)),
    validateSeed: (kept) => keptState(kept, structuredClone(start)),
    // TikTok's endpoints are for servers.
    cors: false,
    setup(context) {
      serveLogin(context);
      serveAuthorize(context);
      serveToken(context);
      serveRevoke(context);
      serveUserInfo(context);
      serveVideos(context);
      servePictures(context);
      serveControl(context, start);
      serveFaultControl(context);
      serveFrontPage(context);
    },
  });
}
