// The rivals: everyone, the best k, and the two policies of Manshadi and Rodilitz (our implementation).
import type { ExAnte } from "./bound.ts";
import { type Instance, leastHazard, type Policy, stillSilent } from "./model.ts";
import { worthOf } from "./worth.ts";

export function everyone(instance: Instance): Policy {
  const all = Array.from({ length: instance.volunteers }, (_, v) => v);
  return { name: "notify-all", begin: () => () => all };
}

/** Whoever answers this kind most often, k of them, each time. */
export function bestK(instance: Instance, k: number): Policy {
  const first = instance.match.map((row) =>
    row
      .map((chance, v) => ({ chance, v }))
      .sort((a, b) => b.chance - a.chance)
      .slice(0, k)
      .map(({ v }) => v),
  );
  return { name: "top-k", begin: () => (_, kind) => first[kind] ?? [] };
}

/** Nudges everyone on their own, with this chance. */
function byChance(name: string, chance: (period: number, kind: number) => readonly number[]): Policy {
  return {
    name,
    begin: () => (period, kind, coins) => {
      const asked: number[] = [];
      chance(period, kind).forEach((share, v) => {
        if ((coins[v] ?? 1) < share) asked.push(v);
      });
      return asked;
    },
  };
}

/**
 * Scaled-down notification: of what the program prescribes, the part c = 1/(2 - q), so that everybody is listening
 * with a chance of at least c whenever the program wants them; divided by that chance, each volunteer is nudged while
 * listening in exactly c times the prescribed share of arrivals. Completes at least (1 - 1/e) / (2 - q) of the bound.
 */
export function scaledDown(instance: Instance, { share }: ExAnte): Policy {
  const c = 1 / (2 - leastHazard(instance.silence));
  const heard = instance.rate.map((row, t) =>
    Array.from({ length: instance.volunteers }, (_, v) =>
      row.reduce((sum, rate, s) => sum + c * rate * (share[t]?.[s]?.[v] ?? 0), 0),
    ),
  );
  const listening = heard.map((row, t) =>
    row.map((_, v) => {
      let silent = 0;
      for (let before = 0; before < t; before++)
        silent += (heard[before]?.[v] ?? 0) * stillSilent(instance.silence, t - before);
      return 1 - silent;
    }),
  );
  const chances = share.map((kinds, t) =>
    kinds.map((row) => row.map((x, v) => Math.min(1, (c * x) / (listening[t]?.[v] ?? 1)))),
  );
  return byChance("scaled-down", (t, s) => chances[t]?.[s] ?? []);
}

/**
 * Sparse notification: volunteers in order; each solves a dynamic program over the nudges the program offers them and
 * keeps or drops each wholly, counting as theirs only tasks that nobody before them would have taken. Gives the
 * policy and its certificate, the sum of what they count, at least (1 - 1/e) / (2 - q) of the bound.
 */
export function sparse(
  instance: Instance,
  { share }: ExAnte,
  order: readonly number[],
): { policy: Policy; certificate: number } {
  const { rate, match, periods, silence } = instance;
  const kept = share.map((kinds) => kinds.map((row) => row.map(() => 0)));
  const left = rate.map((row) => row.map(() => 1));
  let certificate = 0;
  for (const v of order) {
    const offers = (t: number) =>
      (rate[t] ?? []).map((chance, s) => {
        const x = share[t]?.[s]?.[v] ?? 0;
        return { s, x, arrives: chance * x, helps: (match[s]?.[v] ?? 0) * (left[t]?.[s] ?? 0) };
      });
    const { listening, nudged } = worthOf(silence, periods, (t, after, without) =>
      offers(t).reduce(
        (sum, { arrives, helps }) => sum + arrives * Math.max(0, helps + after - without),
        without,
      ),
    );
    certificate += listening[0] ?? 0;
    for (let t = 0; t < periods; t++)
      for (const { s, x, helps } of offers(t)) {
        if (x === 0 || helps + (nudged[t] ?? 0) < (listening[t + 1] ?? 0)) continue;
        const [keptRow, leftRow] = [kept[t]?.[s], left[t]];
        if (!keptRow || !leftRow) continue;
        keptRow[v] = x;
        leftRow[s] = (leftRow[s] ?? 1) * (1 - x * (match[s]?.[v] ?? 0));
      }
  }
  return { policy: byChance("sparse", (t, s) => kept[t]?.[s] ?? []), certificate };
}
