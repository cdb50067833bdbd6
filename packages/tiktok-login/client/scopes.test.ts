import { describe, expect, it } from "vitest";
import { parseScopes } from "./scopes";

describe("parseScopes", () => {
  it.each([
    ["user.info.basic,video.list", ["user.info.basic", "video.list"]],
    [" user.info.basic , video.list,", ["user.info.basic", "video.list"]],
    ["user.info.basic video.list\n", ["user.info.basic", "video.list"]],
    ["user.info.basic,user.info.basic", ["user.info.basic"]],
    ["", []],
    [undefined, []],
    [null, []],
  ])("%o", (list, scopes) => {
    expect(parseScopes(list)).toEqual(scopes);
  });
});
