// Whom to ask together for one thing: those whose chance to help, when nobody else does, is worth more than their price.

/**
 * Maximises the chance that somebody helps, 1 - Π(1 - help), minus the sum of the prices: whoever gains most joins,
 * whoever has become dear since leaves, until nobody gains. Help (below 1) and price are lists over the same people.
 */
export function whomToAsk(help: readonly number[], price: readonly number[]): number[] {
  // Nobody whose price is above their chance alone is ever worth asking.
  const people: { v: number; chance: number; cost: number; asked: boolean }[] = [];
  help.forEach((chance, v) => {
    const cost = price[v] ?? 0;
    if (chance > cost) people.push({ v, chance, cost, asked: false });
  });
  let nobody = 1;
  for (;;) {
    let next: (typeof people)[number] | undefined;
    let most = 1e-9;
    for (const one of people) {
      const alone = one.asked ? nobody / (1 - one.chance) : nobody;
      const gain = (alone * one.chance - one.cost) * (one.asked ? -1 : 1);
      if (gain > most) [next, most] = [one, gain];
    }
    if (!next) return people.filter(({ asked }) => asked).map(({ v }) => v);
    nobody = next.asked ? nobody / (1 - next.chance) : nobody * (1 - next.chance);
    next.asked = !next.asked;
  }
}
