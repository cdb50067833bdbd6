import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ImageResponse } from "next/og";
import { site } from "@/lib/site";

export const alt = `${site.name}: ${site.tagline}`;
export const size = { width: 1200, height: 630 };
export const contentType = "image/png";

const FONT = "node_modules/geist/dist/fonts/geist-sans/Geist-SemiBold.ttf";

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
        padding: 80,
        background: "#faf8f4",
        color: "#1f1c2c",
        fontFamily: "Geist",
      }}
    >
      <div style={{ display: "flex", alignItems: "center", gap: 24, fontSize: 40 }}>
        <div style={{ width: 36, height: 36, borderRadius: 18, background: "#b0541c" }} />
        {site.name}
      </div>
      <div style={{ fontSize: 84, lineHeight: 1.1, letterSpacing: -3, maxWidth: 980 }}>
        {site.tagline}
      </div>
    </div>,
    { ...size, fonts: [{ name: "Geist", data: font, weight: 600 }] },
  );
}
