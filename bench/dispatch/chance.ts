// Chance that comes back the same: a number for each thing that may happen, whatever else happens before it.
// So two policies live through the same days (common random numbers), and few of them tell the two apart.

/** A share of one from a seed and some whole numbers; two rounds of the murmur3 finaliser over each. */
export function lot(seed: number, ...names: number[]): number {
  let h = seed ^ 0x9e3779b9;
  for (const name of names) {
    h = Math.imul(h ^ name, 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
    h = (Math.imul(h, 0x27d4eb2f) + 0x165667b1) | 0;
    h ^= h >>> 15;
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (((h ^ (h >>> 16)) >>> 0) + 0.5) / 4294967296;
}

/** A stream of such numbers. */
export function stream(seed: number, name: number): () => number {
  let i = 0;
  return () => lot(seed, name, i++);
}

export const exponential = (mean: number, u: number): number => -mean * Math.log(u);

/** A standard normal number from two shares (Box and Muller). */
export const normal = (u: number, v: number): number =>
  Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);

/** A beta number as the share of one gamma number in two. */
export function beta(a: number, b: number, next: () => number): number {
  const x = gamma(a, next);
  return x / (x + gamma(b, next));
}

/** Marsaglia and Tsang (2000). */
function gamma(shape: number, next: () => number): number {
  if (shape < 1) return gamma(shape + 1, next) * next() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normal(next(), next());
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(next()) < z ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
