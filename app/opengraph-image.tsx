import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ImageResponse } from "next/og";
import { PreviewChart } from "@/components/site/preview-chart";
import { gift, promise } from "@/components/site/promise";
import { site } from "@/lib/site";
import { theme } from "@/lib/theme";

export const alt = `${site.name}: ${promise.tagline}`;
export const size = { width: 1200, height: 630 };
export const contentType = "image/png";

const FONT = "node_modules/geist/dist/fonts/geist-sans/Geist-SemiBold.ttf";
const { light, logo } = theme;

/** The picture of link previews: the name, the tagline, and, if the site shows videos, a drawing of their chart. */
export default async function OpenGraphImage() {
  const font = await readFile(join(process.cwd(), FONT));
  const hasChart = gift === "videos";
  return new ImageResponse(
    <div
      style={{
        width: "100%",
        height: "100%",
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
        padding: hasChart ? "64px 72px 0" : "72px",
        background: light.page,
        color: light.ink,
        fontFamily: "Geist",
      }}
    >
      <div style={{ display: "flex", alignItems: "center", gap: 20, fontSize: 36 }}>
        <Dot />
        {site.name}
      </div>
      <div style={{ fontSize: hasChart ? 60 : 84, lineHeight: 1.1, letterSpacing: -2 }}>
        {promise.tagline}
      </div>
      {hasChart && <PreviewChart />}
    </div>,
    { ...size, fonts: [{ name: "Geist", data: font, weight: 600 }] },
  );
}

function Dot() {
  const style = { width: 36, height: 36, borderRadius: 18, background: logo.dot };
  return <div style={style} />;
}
