import { ImageResponse } from "next/og";

export const size = { width: 180, height: 180 };
export const contentType = "image/png";

/** icon.svg as a PNG, for home screens that do not support SVG. */
export default function AppleIcon() {
  return new ImageResponse(
    <div
      style={{
        width: "100%",
        height: "100%",
        display: "flex",
        alignItems: "center",
        justifyContent: "center",
        background: "#2c2150",
      }}
    >
      <div
        style={{
          width: 101,
          height: 101,
          borderRadius: 51,
          border: "22px solid #f6e5d6",
          background: "#b0541c",
        }}
      />
    </div>,
    size,
  );
}
