// Asking in waves in a simulated group: our policy against telling everyone, the nearest, and waves of a fixed size.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../src/platform/root.ts";
import { type Panel, picture } from "./dispatch/picture.ts";
import type { Plan } from "./dispatch/plans.ts";
import { type Figures, type Job, tallies, together } from "./dispatch/trial.ts";
import { tuned, tunedFor } from "./dispatch/tuned.ts";
import { best, choices, tune } from "./dispatch/tuning.ts";
import { type Truth, truth } from "./dispatch/world.ts";
import { round } from "./table.ts";

const loads = [4, 8, 12];
/** Never used to choose a setting. */
const seeds = [1, 2, 3];
const rivals = Object.keys(tuned);
const names = ["ours", "fast", ...rivals];
/** Our range from calm to eager, for the picture; shown by the first seed. */
const calms = [0.02, 0.15, 0.3, 0.5];
const drawn = [4, 8];

const planOf = (name: string, perDay: number): Plan =>
  name === "ours" ? { is: "ours" } : name === "fast" ? { is: "ours", like: "fast" } : tunedFor(name, perDay);

interface Trial {
  name: string;
  perDay: number;
  plan: Plan;
  seeds: number[];
  truth: Truth;
}

async function tried(trials: readonly Trial[], what: string): Promise<(Trial & { figures: Figures })[]> {
  const jobs = trials.flatMap(({ perDay, plan, truth, seeds }) =>
    seeds.map((seed): Job => ({ seed, perDay, truth, plan })),
  );
  const lives = await tallies(jobs, what);
  let at = 0;
  return trials.map((trial) => ({
    ...trial,
    figures: together(lives.slice(at, (at += trial.seeds.length))),
  }));
}

export async function dispatchWorld() {
  const asked = loads.flatMap((perDay) =>
    names.map((name): Trial => ({ name, perDay, plan: planOf(name, perDay), seeds, truth })),
  );
  const range = drawn.flatMap((perDay) =>
    calms.map(
      (calm): Trial => ({
        name: "",
        perDay,
        plan: { is: "ours", settings: { calm } },
        seeds: seeds.slice(0, 1),
        truth,
      }),
    ),
  );
  const all = await tried([...asked, ...range], "dispatch-world");
  const at = (perDay: number) => all.filter((one) => one.perDay === perDay && one.name !== "");
  writeFileSync(
    join(ROOT, "bench/dispatch/frontier.svg"),
    picture(drawn.map((perDay) => panel(perDay, all))),
  );
  const figures = {
    loads: Object.fromEntries(
      loads.map((perDay) => [
        perDay,
        Object.fromEntries(at(perDay).map(({ name, figures }) => [name, rounded(figures)])),
      ]),
    ),
    against: Object.fromEntries(loads.map((perDay) => [perDay, against(at(perDay))])),
    seeds,
  };
  return { figures, table: loads.map((perDay) => lines(`${perDay} calls a day`, at(perDay))).join("\n\n") };
}

function panel(
  perDay: number,
  all: readonly { name: string; perDay: number; plan: Plan; figures: Figures }[],
): Panel {
  const points = all
    .filter((one) => one.perDay === perDay)
    .map(({ name, plan, figures }) => ({ name, figures, ours: plan.is === "ours" && plan.like !== "fast" }));
  return { title: `${perDay} calls a day`, points };
}

/** Ours against the best of the rivals, chosen as their settings were. */
function against(all: readonly { name: string; figures: Figures }[]) {
  const rival = best(all.filter(({ name }) => rivals.includes(name)));
  const of = (name: string) => all.find((one) => one.name === name)?.figures;
  const [ours, fast] = [of("ours"), of("fast")];
  if (!rival || !ours || !fast) return null;
  return {
    rival: rival.name,
    full_more: round(ours.full - rival.figures.full),
    nudges_less: round(1 - ours.nudges_per_place / rival.figures.nudges_per_place),
    left_less: round(rival.figures.left - ours.left, 1),
    fast_median_less_min: (rival.figures.median_min ?? 0) - (fast.median_min ?? 0),
    fast_full_more: round(fast.full - rival.figures.full),
    fast_nudges_less: round(1 - fast.nudges_per_place / rival.figures.nudges_per_place),
  };
}

const rounded = (figures: Figures): Figures => ({
  ...figures,
  full: round(figures.full),
  nudges_per_place: round(figures.nudges_per_place, 2),
  left: round(figures.left, 1),
  busiest_tenth: round(figures.busiest_tenth),
});

function lines(title: string, all: readonly { name: string; figures: Figures }[]): string {
  const head = ["full", "median", "90th", "nudges", "left", "busiest"]
    .map((word) => word.padStart(9))
    .join("");
  const rows = all.map(({ name, figures }) => {
    const { full, median_min, p90_min, nudges_per_place, left, busiest_tenth } = figures;
    const cells = [
      `${(full * 100).toFixed(1)} %`,
      `${median_min ?? "–"} min`,
      `${p90_min ?? "–"} min`,
      nudges_per_place.toFixed(2),
      left.toFixed(1),
      `${(busiest_tenth * 100).toFixed(1)} %`,
    ];
    return `  ${name.padEnd(26)}${cells.map((cell) => cell.padStart(9)).join("")}`;
  });
  return [title.padEnd(28) + head, ...rows].join("\n");
}

/** Each rival's best setting, on seeds of their own. */
export async function dispatchTuning() {
  const all = await tune();
  const found = Object.keys(choices).flatMap((name) =>
    [4, 8].flatMap((perDay) => {
      const one = best(all.filter((one) => one.name === name && one.perDay === perDay));
      return one ? [one] : [];
    }),
  );
  return {
    figures: { tuned: found.map(({ figures, ...one }) => ({ ...one, ...rounded(figures) })) },
    table: found
      .map(({ name, perDay, plan, figures }) =>
        lines(`${name} at ${perDay}: ${JSON.stringify(plan)}`, [{ name, figures }]),
      )
      .join("\n"),
  };
}

const invented = [
  "people",
  "sideKm",
  "free",
  "scale",
  "betaA",
  "betaB",
  "fallKm",
  "delayMedian",
  "delaySpread",
  "saysNo",
  "deafDays",
  "awayDays",
  "leaves",
  "leavesMore",
] as const satisfies (keyof Truth)[];

/** Sensitivity is shown where it is hard to fill everything. */
const strained = 8;

/** What is invented, halved and doubled, one at a time; ours and the best rival keep their settings. */
export async function dispatchSensitivity() {
  const worlds: [string, Truth][] = [
    ["as it is", truth],
    ["deaf ears grow deafer", { ...truth, deepens: true }],
    ...invented.flatMap((key) =>
      [0.5, 2].map((times): [string, Truth] => [
        `${key} × ${times}`,
        { ...truth, [key]: truth[key] * times },
      ]),
    ),
  ];
  const trials = worlds.flatMap(([world, changed]) =>
    ["ours", "waves_learnt"].map(
      (name): Trial => ({
        name: `${world}: ${name}`,
        perDay: strained,
        plan: planOf(name, strained),
        seeds: seeds.slice(0, 1),
        truth: changed,
      }),
    ),
  );
  const all = await tried(trials, "dispatch-sensitivity");
  const figures = Object.fromEntries(all.map(({ name, figures }) => [name, rounded(figures)]));
  return {
    figures: { sensitivity: { [strained]: figures }, seeds: seeds.slice(0, 1) },
    table: lines(`${strained} calls a day`, all),
  };
}
