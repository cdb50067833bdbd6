import { z } from "zod";
import { faultSchema } from "../../state/fault";
import { settingsSchema } from "../../state/settings";
import { snapshotSchema } from "../../state/snapshot";
import { ACTIONS } from "../actions";
import { SWITCHES } from "../switches";
import type { Operation } from "./operation";

const settings = z.strictObject(settingsSchema.shape);
const switches = SWITCHES.flatMap(({ positions }) => positions.map(({ name }) => name));

/** How the emulator behaves from now on. */
export const BEHAVIOUR_OPERATIONS: Operation[] = [
  {
    method: "post",
    path: "/_emulator/reset",
    summary: "Restores the state and settings of the start.",
  },
  {
    method: "get",
    path: "/_emulator/snapshot",
    summary: "Everything that the emulator remembers, to be put back later.",
    answer: snapshotSchema,
  },
  {
    method: "put",
    path: "/_emulator/snapshot",
    summary: "Puts back what a snapshot remembers, here or in another emulator.",
    body: snapshotSchema,
    example: {
      settings: {},
      ...{ grants: [], codes: [], accessTokens: [], refreshTokens: [], faults: [] },
    },
    refusals: { 400: "It is not a snapshot." },
  },
  { method: "get", path: "/_emulator/settings", summary: "The settings.", answer: settings },
  {
    method: "patch",
    path: "/_emulator/settings",
    summary: "Changes some settings. A list replaces the one before.",
    body: settings.partial(),
    example: { accessTokenSeconds: 60, rotation: "legacy" },
    answer: settings,
    refusals: { 400: "A name or value is not accepted; nothing was changed." },
  },
  {
    method: "get",
    path: "/_emulator/faults",
    summary: "The faults that have not been used up.",
    answer: z.strictObject({ faults: z.array(faultSchema) }),
  },
  {
    method: "post",
    path: "/_emulator/faults",
    summary: "Adds a fault for the next requests to an endpoint.",
    body: faultSchema,
    example: { endpoint: "token", status: 503, times: 2 },
    refusals: { 400: "The fault does not exist, or its fields exclude each other." },
  },
  {
    method: "delete",
    path: "/_emulator/faults",
    summary: "Removes all faults and ends their delays.",
  },
  { method: "post", path: "/_emulator/faults/clear", summary: "The same, for forms." },
  {
    method: "post",
    path: "/_emulator/actions/{name}",
    summary: "Presses a button of the front page, or sets one of its switches.",
    names: [...Object.keys(ACTIONS), ...switches],
    refusals: { 404: "There is no such action." },
  },
];
