import { theme } from "@/lib/theme";

const { accent, mark, surface, line } = theme.light;
// Of the highest bar; invented. The best one is drawn in the other colour, as on the dashboard.
const BARS = [0.3, 0.42, 0.26, 0.5, 0.38, 0.62, 0.34, 1, 0.46, 0.56, 0.4, 0.7];
const COVERS = ["#d9c7b4", "#b9b3d6", "#e5c3a4", "#a9bfc4", "#cfb5c4", "#c3c9a8"];
const HEIGHT = 190;

/** A drawing of the dashboard's chart for pictures that cannot use the page's styles: bars on covers, and no numbers. */
export function PreviewChart() {
  return (
    <div
      style={{
        display: "flex",
        alignItems: "flex-end",
        gap: 14,
        padding: "36px 40px 0",
        background: surface,
        border: `2px solid ${line}`,
        borderBottom: "none",
        borderTopLeftRadius: 32,
        borderTopRightRadius: 32,
      }}
    >
      {BARS.map((share, index) => (
        <div key={share} style={{ display: "flex", flexDirection: "column", flex: 1, gap: 6 }}>
          <div
            style={{
              height: HEIGHT * share,
              borderTopLeftRadius: 10,
              borderTopRightRadius: 10,
              background: share === 1 ? mark : accent,
            }}
          />
          <div
            style={{
              height: 76,
              borderTopLeftRadius: 10,
              borderTopRightRadius: 10,
              background: COVERS[index % COVERS.length],
            }}
          />
        </div>
      ))}
    </div>
  );
}
