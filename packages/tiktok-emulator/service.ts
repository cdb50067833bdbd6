import { setMaxListeners } from "node:events";
import { defineEmulator } from "emulate";
import { serveCodes } from "./control/codes";
import { serveFaultRoutes } from "./control/fault-routes";
import { guardControls } from "./control/guard";
import { serveHistory } from "./control/history";
import { serveOpenApi } from "./control/openapi/document";
import { servePeople } from "./control/people";
import { servePersonas } from "./control/personas";
import { serveControlRoutes } from "./control/routes";
import { serveSnapshots } from "./control/snapshots";
import { serveWebhooks } from "./control/webhooks";
import { serveFrontPage } from "./pages/front-page";
import { serveLogin } from "./pages/login";
import { withState } from "./state/request-state";
import { restoreState } from "./state/restored-state";
import { DEFAULT_SETTINGS, type Settings } from "./state/settings";
import { newState, type State } from "./state/state";
import { serveAuthorize } from "./tiktok/authorize";
import { servePictures } from "./tiktok/pictures";
import { serveRevoke } from "./tiktok/revoke";
import { serveToken } from "./tiktok/token";
import { serveUserInfo } from "./tiktok/user-info";
import { serveVideos } from "./tiktok/videos";

/** The emulator with these settings over the defaults, for `createEmulator`. */
export function tiktok(settings: Partial<Settings> = {}) {
  const start = { ...DEFAULT_SETTINGS, ...settings };
  return defineEmulator<State>({
    name: "tiktok",
    state: () => newState(structuredClone(start)),
    validateSeed: (kept) => restoreState(kept, structuredClone(start), settings),
    // TikTok's endpoints are for servers, not browsers.
    cors: false,
    setup(context) {
      // Any number of delayed answers may wait for it at the same time; Node would warn of a leak.
      setMaxListeners(0, context.signal);
      context.app.use((_request, next) => withState(context.state, next));
      guardControls(context);
      serveLogin(context);
      serveAuthorize(context);
      serveToken(context);
      serveRevoke(context);
      serveUserInfo(context);
      serveVideos(context);
      servePictures(context);
      serveControlRoutes(context, start);
      serveSnapshots(context, start);
      serveFaultRoutes(context);
      servePeople(context);
      serveCodes(context);
      serveWebhooks(context);
      servePersonas(context);
      serveOpenApi(context);
      serveHistory(context);
      serveFrontPage(context);
    },
  });
}
