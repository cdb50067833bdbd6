import { defineEmulator } from "emulate";
import { serveControl } from "./control/control";
import { serveFaultControl } from "./control/fault-control";
import { serveFrontPage } from "./pages/front-page";
import { serveLogin } from "./pages/login";
import { DEFAULT_SETTINGS, type Settings } from "./state/settings";
import { keptState, newState, type State } from "./state/state";
import { serveAuthorize } from "./tiktok/authorize";
import { servePictures } from "./tiktok/pictures";
import { serveRevoke } from "./tiktok/revoke";
import { serveToken } from "./tiktok/token";
import { serveUserInfo } from "./tiktok/user-info";
import { serveVideos } from "./tiktok/videos";

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
