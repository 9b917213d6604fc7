// The frontier as an SVG: nudges for each filled place against what they buy. No library, no script.
import type { Figures } from "./trial.ts";

export interface Point {
  name: string;
  figures: Figures;
  /** Points of ours are joined by a line. */
  ours: boolean;
}

export interface Panel {
  title: string;
  points: Point[];
}

const wide = 460;
const high = 300;
const left = 56;
const bottom = 44;
const top = 34;
const right = 16;

type Scale = (value: number) => number;
const log =
  (from: number, to: number, low: number, highest: number): Scale =>
  (value) =>
    from + ((Math.log(value) - Math.log(low)) / (Math.log(highest) - Math.log(low))) * (to - from);
const straight =
  (from: number, to: number, low: number, highest: number): Scale =>
  (value) =>
    from + ((value - low) / (highest - low)) * (to - from);

/** Above each other: share filled, and median time to full; side by side: the panels. */
export function picture(panels: readonly Panel[]): string {
  const parts = panels.flatMap(({ title, points }, column) => [
    plot(column * wide, 0, `${title}: filled in full`, points, {
      y: straight(high - bottom, top, 0, 1),
      ticks: [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value, text: `${value * 100} %` })),
      of: ({ full }) => full,
    }),
    plot(column * wide, high, `${title}: median time to full`, points, {
      y: log(top, high - bottom, 15, 1000),
      ticks: [15, 30, 60, 120, 240, 480, 960].map((value) => ({
        value,
        text: value < 60 ? `${value} min` : `${value / 60} h`,
      })),
      of: ({ median_min }) => median_min,
    }),
  ]);
  const size = `${wide * panels.length} ${high * 2}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size}" font-family="sans-serif" font-size="11">
<title>Nudges for each filled place, and what they buy: Nabo's policy over a range of settings, and its rivals</title>
<rect width="100%" height="100%" fill="#fbf8f2"/>
${parts.join("\n")}
</svg>
`;
}

interface Axis {
  y: Scale;
  ticks: { value: number; text: string }[];
  of: (figures: Figures) => number | null;
}

const nudges = [4, 6, 8, 12, 16, 24, 36];

function plot(
  dx: number,
  dy: number,
  title: string,
  points: readonly Point[],
  { y, ticks, of }: Axis,
): string {
  const x = log(left, wide - right, 4, 44);
  const seen = points.flatMap(({ name, figures, ours }) => {
    const value = of(figures);
    return value === null ? [] : [{ name, ours, x: x(figures.nudges_per_place), y: y(value) }];
  });
  const line = seen.filter(({ ours }) => ours).sort((a, b) => a.x - b.x);
  return [
    `<g transform="translate(${dx} ${dy})" fill="#2b2622">`,
    `<text x="${left}" y="20" font-weight="bold" font-size="13">${title}</text>`,
    ...ticks.map(
      ({ value, text }) =>
        rule(left, y(value), wide - right, y(value)) + label(left - 6, y(value) + 4, text, "end"),
    ),
    ...nudges.map(
      (value) =>
        rule(x(value), top, x(value), high - bottom) +
        label(x(value), high - bottom + 16, `${value}`, "middle"),
    ),
    label((left + wide) / 2, high - 10, "nudges for each filled place", "middle"),
    `<polyline fill="none" stroke="#b4452c" stroke-width="2" points="${line.map((p) => `${n(p.x)},${n(p.y)}`).join(" ")}"/>`,
    ...seen.map((p) => mark(p)),
    "</g>",
  ].join("\n");
}

const n = (value: number) => value.toFixed(1);
const rule = (x1: number, y1: number, x2: number, y2: number) =>
  `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}" stroke="#ddd5c8"/>`;
const label = (x: number, y: number, text: string, anchor: string) =>
  `<text x="${n(x)}" y="${n(y)}" text-anchor="${anchor}">${text}</text>`;

/** Ours are round, rivals are square, so that nothing rests on colour alone. */
function mark({ name, ours, x, y }: { name: string; ours: boolean; x: number; y: number }): string {
  const shape = ours
    ? `<circle cx="${n(x)}" cy="${n(y)}" r="4" fill="#b4452c"/>`
    : `<rect x="${n(x - 4)}" y="${n(y - 4)}" width="8" height="8" fill="#3c5a78"/>`;
  const end = x > wide - 100;
  return name
    ? shape + label(end ? x - 7 : x + 7, y - 5, name.replaceAll("_", " "), end ? "end" : "start")
    : shape;
}
