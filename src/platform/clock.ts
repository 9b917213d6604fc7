// What time it is, as something that can be handed over: nothing else in Nabo asks the machine.
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** The machine's clock moved by `ms`: the demo world keeps its own morning with it. */
export function offsetClock(ms: number): Clock {
  return { now: () => new Date(Date.now() + ms) };
}
