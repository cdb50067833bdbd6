import { DEFAULT_SETTINGS, type Settings } from "../state/settings";
import { LENIENT, STRICT } from "../state/strictness";

/** One way in which TikTok may behave. The name is unique across all switches. */
interface Position {
  name: string;
  label: string;
  settings: Partial<Settings>;
}

const { accessTokenSeconds, refreshTokenSeconds } = DEFAULT_SETTINGS;
const TWO_HOURS = 7_200;

/** The switches on the front page. */
export const SWITCHES: { title: string; positions: Position[] }[] = [
  {
    title: "Requests that break a documented rule",
    positions: [
      { name: "lenient", label: "Accept what TikTok accepts", settings: LENIENT },
      { name: "strict", label: "Refuse", settings: STRICT },
    ],
  },
  {
    title: "Rotation of refresh tokens",
    positions: [
      { name: "strict-rotation", label: "Strict", settings: { rotation: "strict" } },
      { name: "legacy-rotation", label: "Legacy", settings: { rotation: "legacy" } },
    ],
  },
  {
    title: "Lifetimes of new tokens",
    positions: [
      {
        name: "usual-lifetimes",
        label: "2 hours / 180 days",
        settings: { accessTokenSeconds, refreshTokenSeconds },
      },
      {
        name: "legacy-lifetimes",
        label: "24 hours / 365 days",
        settings: { accessTokenSeconds: 86_400, refreshTokenSeconds: 31_536_000 },
      },
    ],
  },
  {
    title: "TikTok's clock",
    positions: [
      { name: "clock-on-time", label: "On time", settings: { clockAheadSeconds: 0 } },
      { name: "clock-ahead", label: "2 hours ahead", settings: { clockAheadSeconds: TWO_HOURS } },
    ],
  },
  {
    title: "Cancelled consent",
    positions: [
      { name: "denial-with-state", label: "With state", settings: { denialWithState: true } },
      { name: "denial-without-state", label: "Without", settings: { denialWithState: false } },
    ],
  },
  {
    title: "Token errors",
    positions: [
      { name: "token-errors-200", label: "Status 200", settings: { tokenErrorStatus: 200 } },
      { name: "token-errors-400", label: "Status 400", settings: { tokenErrorStatus: 400 } },
    ],
  },
];

export function isOn({ settings }: Position, now: Settings): boolean {
  const wanted = Object.entries(settings) as [keyof Settings, unknown][];
  return wanted.every(([name, value]) => now[name] === value);
}
