import { describe, expect, it } from "vitest";
import { findValid } from "./grants";
import { restoreState } from "./restored-state";
import { DEFAULT_SETTINGS } from "./settings";
import { newState } from "./state";

describe("a state that an earlier version left", () => {
  const settings = { ...DEFAULT_SETTINGS, approvedScopes: ["user.info.basic"], codeSeconds: 1 };
  const token = { grant: "g", value: "act.old", expiresAt: 2 ** 40, isRevoked: false };
  const grant = { id: "g", persona: "creator", scopes: ["user.info.basic", "video.list"] };

  it("follows the new defaults, since it does not say what was changed", () => {
    expect(restoreState({ settings }, DEFAULT_SETTINGS).settings).toEqual(DEFAULT_SETTINGS);
  });

  it("keeps its tokens, with the scopes of their grant, for the first app", () => {
    const state = restoreState(
      { settings, grants: [grant], accessTokens: [token] },
      DEFAULT_SETTINGS,
    );
    const found = findValid(state, state.accessTokens, "act.old");
    expect(found?.grant).toMatchObject({
      clientKey: DEFAULT_SETTINGS.clientKey,
      scopes: grant.scopes,
    });
  });
});

describe("a state of this version", () => {
  it("keeps the settings that were changed, below those that are given", () => {
    const state = newState();
    state.settings = { ...state.settings, rotation: "legacy", codeSeconds: 1 };
    const start = { ...DEFAULT_SETTINGS, avatarSeconds: 5 };
    const restored = restoreState(state, start, { codeSeconds: 300 });
    expect(restored.settings).toEqual({ ...start, rotation: "legacy", codeSeconds: 300 });
  });
});
