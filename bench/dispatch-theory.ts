// Dispatch in the model of Manshadi and Rodilitz: our prices of attention against their two policies.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "../src/platform/root.ts";
import { median } from "./client.ts";
import { say } from "./ground.ts";
import { round, table } from "./table.ts";
import { checkExactly, guarantee } from "./theory/check.ts";
import { type Evaluated, evaluate, type PolicyName } from "./theory/evaluate.ts";
import { instances } from "./theory/instances.ts";
import { frontier, type Mark } from "./theory/picture.ts";

const series = "nabo";
const runs = 1000;
/** The same six shapes with other people, to see how much hangs on the draw. Nothing was chosen by looking at them. */
const others = ["venlig", "medborger"];
const fewerRuns = 300;
const picture = join(ROOT, "bench/dispatch-theory.svg");

const labels: Record<PolicyName, string> = {
  ours: "ours",
  ours_sparing: "ours, sparing",
  notify_all: "notify-all",
  top_k: "top-k",
  scaled_down: "scaled-down (our implementation)",
  sparse: "sparse (our implementation)",
  sparse_smoothed: "sparse from a smoothed program",
};
const names = Object.keys(labels) as PolicyName[];

export async function dispatchTheory() {
  say("tiny groups, solved exactly");
  const exact = await checkExactly();
  const all = await evaluateAll(series, runs);
  const further: ReturnType<typeof ratios>[] = [];
  for (const other of others) further.push(ratios(await evaluateAll(other, fewerRuns)));
  await writeFile(
    picture,
    frontier(marks(all), "Completed tasks as a share of the bound, mean of six groups"),
  );
  const medians = ratios(all);
  const figures = {
    instances: all.map(described),
    ...medians,
    of_exact_best: exact.map((share) => round(share)),
    further: Object.fromEntries(others.map((other, i) => [other, further[i]])),
  };
  return { figures, table: [...all.map(block), summary(medians, further, exact)].join("\n\n") };
}

async function evaluateAll(of: string, times: number): Promise<Evaluated[]> {
  const all = [];
  for (const instance of instances(of)) {
    say(`${instance.seed}: ${instance.name}`);
    all.push(await evaluate(instance, times));
  }
  return all;
}

function described({ instance, bound, tasks, k, sparing, certificate, policies }: Evaluated) {
  const figures = names.map((name) => {
    const { done, doneError, nudges, nudgesError } = policies[name];
    return [
      name,
      {
        share: round(done / bound, 4),
        share_error: round(doneError / bound, 4),
        nudges: round(nudges, 1),
        nudges_error: round(nudgesError, 1),
      },
    ] as const;
  });
  return {
    description: instance.name,
    seed: instance.seed,
    tasks: round(tasks, 1),
    bound: round(bound, 2),
    k,
    sparing_price: sparing,
    guarantee: round(guarantee(instance)),
    certificate: round(certificate / bound),
    ...(Object.fromEntries(figures) as Record<PolicyName, (typeof figures)[number][1]>),
  };
}

/** Medians over the groups of ours over the others. */
function ratios(all: readonly Evaluated[]) {
  const over = (mine: PolicyName, theirs: PolicyName, of: "done" | "nudges") =>
    round(median(all.map(({ policies }) => policies[mine][of] / policies[theirs][of])));
  return {
    over_sparse: over("ours", "sparse", "done"),
    over_all_completed: over("ours", "notify_all", "done"),
    over_all_nudges: over("ours", "notify_all", "nudges"),
    over_sparse_nudges: over("ours", "sparse", "nudges"),
    over_smoothed: over("ours", "sparse_smoothed", "done"),
    over_top_k: over("ours", "top_k", "done"),
    sparing_over_sparse: over("ours_sparing", "sparse", "done"),
    sparing_over_sparse_nudges: over("ours_sparing", "sparse", "nudges"),
  };
}

function block(evaluated: Evaluated): string {
  const { instance, bound, tasks, k, policies } = evaluated;
  const rows = names.map((name): [string, string, string] => {
    const { done, doneError, nudges, nudgesError } = policies[name];
    return [
      name === "top_k" ? `top-k, k = ${k}` : labels[name],
      `${(done / bound).toFixed(3)} ± ${(doneError / bound).toFixed(3)}`,
      `${nudges.toFixed(1).padStart(7)} ± ${nudgesError.toFixed(1)} nudges`,
    ];
  });
  const title = `${instance.name} (seed "${instance.seed}"): ${tasks.toFixed(1)} tasks, at most ${bound.toFixed(1)} completed`;
  return table(title, rows);
}

function summary(
  medians: ReturnType<typeof ratios>,
  further: ReturnType<typeof ratios>[],
  exact: number[],
): string {
  const elsewhere = (key: keyof typeof medians) => `others: ${further.map((one) => one[key]).join(", ")}`;
  return table(`Medians of six groups, ${runs} runs each; other seeds "${others.join('", "')}"`, [
    ["completed, ours over sparse", medians.over_sparse, `target at least 1.15; ${elsewhere("over_sparse")}`],
    [
      "completed, ours over notify-all",
      medians.over_all_completed,
      `target at least 1; ${elsewhere("over_all_completed")}`,
    ],
    [
      "nudges, ours over notify-all",
      medians.over_all_nudges,
      `target at most 0.75; ${elsewhere("over_all_nudges")}`,
    ],
    ["nudges, ours over sparse", medians.over_sparse_nudges, elsewhere("over_sparse_nudges")],
    [
      "completed, ours over sparse from a smoothed program",
      medians.over_smoothed,
      elsewhere("over_smoothed"),
    ],
    ["completed, ours over top-k", medians.over_top_k, elsewhere("over_top_k")],
    [
      "completed, ours sparing over sparse",
      medians.sparing_over_sparse,
      `with ${medians.sparing_over_sparse_nudges} of its nudges; ${elsewhere("sparing_over_sparse")}`,
    ],
    [
      "completed, ours over the exact best",
      Math.min(...exact.map((share) => round(share))),
      "the worse of two tiny groups",
    ],
  ]);
}

/** Means over the groups. */
function marks(all: readonly Evaluated[]): Mark[] {
  const mean = (pick: (one: Evaluated) => { done: number; nudges: number } | undefined) => ({
    nudges: all.reduce((sum, one) => sum + (pick(one)?.nudges ?? 0) / one.tasks, 0) / all.length,
    share: all.reduce((sum, one) => sum + (pick(one)?.done ?? 0) / one.bound, 0) / all.length,
  });
  const line = (of: "ours" | "bestK") =>
    (all[0]?.frontier[of] ?? []).map((_, i) => mean(({ frontier }) => frontier[of][i]));
  const point = (name: PolicyName, label: Mark["label"]) => ({
    name: labels[name].replace(" (our implementation)", ""),
    points: [mean(({ policies }) => policies[name])],
    ours: false,
    label,
  });
  return [
    { name: "top-k, k from 1 to 20", points: line("bestK"), ours: false, label: "right" },
    point("notify_all", "right"),
    point("scaled_down", "below"),
    point("sparse", "left"),
    point("sparse_smoothed", "left"),
    { name: "ours, a nudge dear to free", points: line("ours").reverse(), ours: true, label: "right" },
  ];
}
