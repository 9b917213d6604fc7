// The ex-ante linear program: no policy, however clever, completes more tasks than its optimum.
import loadHighs from "highs";
import type { Instance } from "./model.ts";

export interface ExAnte {
  /** The optimum, in completed tasks. */
  bound: number;
  /** share[period][kind][volunteer]: of the arrivals of this kind then, how many to nudge this listening volunteer for. */
  share: number[][][];
}

/** A concave gain in straight pieces: so much expected help, each worth so much. */
type Gain = { help: number; worth: number }[];

/** The paper's: what is expected to help counts fully until one is expected. */
const capped: Gain = [{ help: 1, worth: 1 }];

const bends = [0, 0.2, 0.4, 0.7, 1, 1.4, 2, 3];

/** 1 - e^-help, the chance that one of many unlikely helpers says yes, by its chords. Not a bound: for a plan only. */
const smooth: Gain = bends.slice(1).map((to, i) => {
  const from = bends[i] ?? 0;
  return { help: to - from, worth: (Math.exp(-from) - Math.exp(-to)) / (to - from) };
});

/** The bound, and the shares that reach it. */
export const exAnte = (instance: Instance): Promise<ExAnte> => solve(instance, capped);

/** The same program with a gain that falls as helpers add up: shares that spread help better than the bound's own. */
export const smoothed = (instance: Instance): Promise<ExAnte> => solve(instance, smooth);

let solver: ReturnType<typeof loadHighs> | undefined;

async function solve(instance: Instance, gain: Gain): Promise<ExAnte> {
  solver ??= loadHighs();
  const solution = (await solver).solve(program(instance, gain), { output_flag: false });
  if (solution.Status !== "Optimal") throw new Error(`the linear program ended ${solution.Status}`);
  const columns = solution.Columns as Record<string, { Primal?: number }>;
  return {
    bound: solution.ObjectiveValue,
    share: instance.rate.map((row, t) =>
      row.map((rate, s) =>
        Array.from({ length: instance.volunteers }, (_, v) => {
          const heard = columns[`z_${t}_${s}_${v}`]?.Primal ?? 0;
          return rate > 0 ? Math.min(1, Math.max(0, heard / rate)) : 0;
        }),
      ),
    ),
  };
}

/**
 * In CPLEX LP format. Chances of a period: z, that a task of the kind comes and this volunteer hears of it; n, that
 * they hear of any; i, that they were just nudged or are silent still, which is at most 1; w, help that counts.
 */
function program({ rate, match, volunteers, silence }: Instance, gain: Gain): string {
  const everybody = Array.from({ length: volunteers }, (_, v) => v);
  const goal: string[] = [];
  const rows: string[] = [];
  const bounds: string[] = [];
  rate.forEach((kinds, t) => {
    kinds.forEach((most, s) => {
      gain.forEach(({ help, worth }, piece) => {
        goal.push(`${worth} w_${t}_${s}_${piece}`);
        bounds.push(`w_${t}_${s}_${piece} <= ${most * help}`);
      });
      for (const v of everybody) bounds.push(`z_${t}_${s}_${v} <= ${most}`);
      const counted = gain.map((_, piece) => `+ w_${t}_${s}_${piece}`);
      const helped = everybody.map((v) => `- ${match[s]?.[v] ?? 0} z_${t}_${s}_${v}`);
      rows.push([...counted, ...helped].join("\n  ").concat(" <= 0"));
    });
    for (const v of everybody) {
      const heard = kinds.map((_, s) => `- z_${t}_${s}_${v}`).join(" ");
      rows.push(`n_${t}_${v} ${heard} = 0`);
      rows.push(`i_${t}_${v} - n_${t}_${v} ${before(silence, t, v)} = 0`);
      bounds.push(`i_${t}_${v} <= 1`);
    }
  });
  return `Maximize\n ${goal.join("\n + ")}\nSubject To\n ${rows.join("\n ")}\nBounds\n ${bounds.join("\n ")}\nEnd\n`;
}

/** Those nudged in earlier periods and silent still. */
function before(silence: Instance["silence"], t: number, v: number): string {
  if (silence.kind === "geometric") return t === 0 ? "" : `- ${1 - silence.hazard} i_${t - 1}_${v}`;
  const first = Math.max(0, t - silence.periods + 1);
  return Array.from({ length: t - first }, (_, k) => `- n_${first + k}_${v}`).join(" ");
}
