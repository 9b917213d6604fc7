// The frontier as a picture: tasks completed against nudges sent.

export interface Mark {
  name: string;
  /** Nudges a task, and completed tasks as a share of the bound. Several points make a line. */
  points: { nudges: number; share: number }[];
  ours: boolean;
  /** Where the name stands, seen from the last point. */
  label: "left" | "right" | "below";
}

const wide = 760;
const high = 460;
const left = 70;
const bottom = 400;
const top = 50;
const ticks = [1, 2, 4, 8, 16, 32];

const x = (nudges: number) => left + ((wide - left - 40) * Math.log2(nudges)) / Math.log2(45);
const y = (share: number) => bottom - ((bottom - top) * share) / 0.7;

/** An SVG of its own, on white; the names stand beside the marks. */
export function frontier(marks: readonly Mark[], title: string): string {
  const across = ticks.map(
    (n) =>
      `<line x1="${at(x(n))}" y1="${bottom}" x2="${at(x(n))}" y2="${bottom + 5}" stroke="#777"/>` +
      `<text x="${at(x(n))}" y="${bottom + 20}" text-anchor="middle">${n}</text>`,
  );
  const up = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7].map(
    (share) =>
      `<line x1="${left}" y1="${at(y(share))}" x2="${wide - 40}" y2="${at(y(share))}" stroke="#ddd"/>` +
      `<text x="${left - 8}" y="${at(y(share) + 4)}" text-anchor="end">${Math.round(share * 100)} %</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" role="img" font-family="sans-serif" font-size="13" fill="#333">
<title>${title}</title>
<rect width="${wide}" height="${high}" fill="#fff"/>
<text x="${left}" y="28" font-size="16">${title}</text>
${up.join("\n")}
${across.join("\n")}
<text x="${(left + wide) / 2}" y="${high - 12}" text-anchor="middle">nudges a task</text>
${marks.map(drawn).join("\n")}
</svg>
`;
}

const beside = {
  left: 'dx="-9" dy="4" text-anchor="end"',
  right: 'dx="9" dy="4"',
  below: 'dx="9" dy="18"',
};

function drawn({ name, points, ours, label }: Mark): string {
  const colour = ours ? "#b3401f" : "#4a5a6a";
  const places = points.map(({ nudges, share }) => [at(x(nudges)), at(y(share))] as const);
  const dots = places.map(
    ([px, py]) => `<circle cx="${px}" cy="${py}" r="${ours ? 5 : 4}" fill="${colour}"/>`,
  );
  const line =
    places.length > 1
      ? `<polyline points="${places.map((place) => place.join(",")).join(" ")}" fill="none" stroke="${colour}" stroke-width="2"${ours ? "" : ' stroke-dasharray="5 4"'}/>`
      : "";
  const [lx, ly] = places.at(-1) ?? [0, 0];
  const after = `<text x="${lx}" y="${ly}" ${beside[label]} fill="${colour}">${name}</text>`;
  return [line, ...dots, after].filter(Boolean).join("\n");
}

const at = (value: number) => Number(value.toFixed(1));
