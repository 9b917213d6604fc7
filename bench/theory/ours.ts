// Our policy: believe who listens, price their attention by what it would bring to later tasks, ask who is worth it.
import { random } from "../../db/worlds/denmark/random.ts";
import { fillChance } from "../../src/modules/dispatch/rules.ts";
import { whomToAsk } from "./choice.ts";
import { arrivals } from "./instances.ts";
import { type Instance, type Policy, stillSilent } from "./model.ts";
import { price, worthOf } from "./worth.ts";

export interface Prices {
  /** What every nudge costs, heard or not, in completed tasks. */
  nudge: number;
  /** attention[period][volunteer]: what nudging them takes from later tasks if they listen, in completed tasks. */
  attention: readonly (readonly number[])[];
}

/** What one decision looked like. */
interface Moment {
  period: number;
  kind: number;
  asked: readonly number[];
  /** By volunteer: the belief that they listen, and the chance that they would help. */
  listening: readonly number[];
  help: readonly number[];
}

/**
 * The belief that somebody listens needs no answers here: a volunteer silent at random comes back with the same chance
 * whatever happened, and one silent for a fixed time is only asked when that time is over.
 */
export function ours(instance: Instance, prices: Prices, saw?: (moment: Moment) => void): Policy {
  const { volunteers, periods, match, silence } = instance;
  const back = Array.from({ length: periods + 1 }, (_, age) => 1 - stillSilent(silence, age));
  return {
    name: "ours",
    begin: () => {
      const nudged = new Array<number>(volunteers).fill(Number.NEGATIVE_INFINITY);
      return (period, kind) => {
        const listening = nudged.map((at) => back[period - at] ?? 1);
        const help: number[] = [];
        const cost: number[] = [];
        for (let v = 0; v < volunteers; v++) {
          const belief = listening[v] ?? 0;
          help.push(belief * (match[kind]?.[v] ?? 0));
          cost.push(prices.nudge + belief * (prices.attention[period]?.[v] ?? 0));
        }
        const asked = whomToAsk(help, cost);
        for (const v of asked) nudged[v] = period;
        saw?.({ period, kind, asked, listening, help });
        return asked;
      };
    },
  };
}

const paths = 200;

/**
 * Prices at which the policy they lead to gives the same prices again, nearly: play it on imagined tasks, see what
 * each volunteer would have added to them, work out what that makes them worth to the end, and repeat with smaller and
 * smaller steps. From prices learnt for another price of a nudge it takes half the rounds.
 */
export function learnPrices(instance: Instance, nudge: number, from?: Prices): Prices {
  const { volunteers, periods, rate, silence } = instance;
  const chance = random(`${instance.seed}: prices`);
  let attention = from?.attention ?? rate.map(() => new Array<number>(volunteers).fill(0.05));
  for (let round = 0; round < (from ? 5 : 10); round++) {
    const added = imagine(instance, { nudge, attention }, () => arrivals(instance, chance));
    const worths = Array.from({ length: volunteers }, (_, v) =>
      worthOf(silence, periods, (t, after, kept) =>
        (added[t] ?? []).reduce(
          (sum, task) => sum + Math.max(0, (task[v] ?? 0) + after - kept) / paths,
          kept,
        ),
      ),
    );
    const step = 1 / (1 + round / 2);
    attention = attention.map((row, t) => {
      const learnt = worths.map((worth) => price(worth, t));
      return row.map((old, v) => old + step * ((learnt[v] ?? 0) - old));
    });
  }
  return { nudge, attention };
}

/** For each period, a list for each task met there: what each volunteer, if listening, would have added to it. */
function imagine(instance: Instance, prices: Prices, tasks: () => number[]): number[][][] {
  const added: number[][][] = instance.rate.map(() => []);
  const policy = ours(instance, prices, ({ period, kind, asked, listening, help }) => {
    const chances = asked.map((v) => help[v] ?? 0);
    const nobody = 1 - fillChance(1, chances);
    const alone = (instance.match[kind] ?? []).map((chance) => chance * nobody);
    asked.forEach((v, i) => {
      alone[v] = (alone[v] ?? 0) / (1 - (chances[i] ?? 0));
    });
    // A nudge is paid for whether it is heard or not, so one heard costs as many as it takes to be heard once.
    added[period]?.push(alone.map((chance, v) => chance - prices.nudge / (listening[v] || 1)));
  });
  for (let path = 0; path < paths; path++) {
    const decide = policy.begin();
    tasks().forEach((kind, period) => {
      if (kind >= 0) decide(period, kind, []);
    });
  }
  return added;
}
