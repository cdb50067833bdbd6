import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ImageResponse } from "next/og";
import { site } from "@/lib/site";
import { theme } from "@/lib/theme";

export const alt = `${site.name}: ${site.tagline}`;
export const size = { width: 1200, height: 630 };
export const contentType = "image/png";

const FONT = "node_modules/geist/dist/fonts/geist-sans/Geist-SemiBold.ttf";
const { light } = theme;

/** The picture of link previews: the name and the tagline. */
export default async function OpenGraphImage() {
  const font = await readFile(join(process.cwd(), FONT));
  return new ImageResponse(
    <div
      style={{
        width: "100%",
        height: "100%",
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
        padding: 72,
        background: light.page,
        color: light.ink,
        fontFamily: "Geist",
      }}
    >
      <div style={{ display: "flex", alignItems: "center", gap: 20, fontSize: 36 }}>
        <Dot />
        {site.name}
      </div>
      <div style={{ fontSize: 84, lineHeight: 1.1, letterSpacing: -2 }}>{site.tagline}</div>
    </div>,
    { ...size, fonts: [{ name: "Geist", data: font, weight: 600 }] },
  );
}

function Dot() {
  const style = { width: 36, height: 36, borderRadius: 18, background: light.mark };
  return <div style={style} />;
}
