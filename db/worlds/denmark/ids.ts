// Ids of the demo world: numbered, so that every load makes the same ones and what is loaded can be counted.

const kinds = {
  organisation: 1,
  group: 2,
  person: 3,
  occasion: 4,
  slot: 5,
  claim: 6,
  post: 7,
  notice: 8,
  nudge: 9,
} as const;

/** A UUIDv7 (RFC 9562) whose moment is the first of 2016, whose 12 random bits are the kind and whose last 48 the number. */
export function worldId(kind: keyof typeof kinds, number: number): string {
  return `0151fa7b-dc00-7${hex(kinds[kind], 3)}-8000-${hex(number, 12)}`;
}

/** The number within its kind of an id that `worldId` made. */
export const numberOf = (id: string): number => Number.parseInt(id.slice(-12), 16);

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");
