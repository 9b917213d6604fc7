// Who takes part in a conversation, who may write in it, and how long it is kept.

/** Somebody who takes part in something, or did when it was called off. */
export interface Party {
  personId: string;
  /** The first name only. */
  name: string;
  /** Whoever asked for it; all others help. */
  asker: boolean;
  /** The place they hold; of the asker null. */
  claimId: string | null;
  /** Reads what was written from then on; null: everything. */
  since: Date | null;
  /** Takes part still. */
  here: boolean;
}

/** What a conversation is about. */
export interface Subject {
  kind: string;
  id: string;
  groupId: string;
  slug: string;
  zone: string;
  /** Of the page about it. */
  url: string;
  /** For notices; null for what is no occasion. */
  occasionId: string | null;
  ends: Date;
  calledOff: boolean;
  parties: Party[];
}

/** Why nobody writes: it was called off; nobody else is there; the two are not together in it any more. */
export type Hindrance = "called_off" | "alone" | "apart";

export interface Standing {
  me: Party;
  /** Those who read what `me` writes. */
  others: Party[];
  hindrance: Hindrance | null;
}

export interface Blocking {
  personId: string;
  blockedId: string;
}

const areApart = (a: string, b: string, blocks: readonly Blocking[]): boolean =>
  blocks.some(
    ({ personId, blockedId }) => (personId === a && blockedId === b) || (personId === b && blockedId === a),
  );

/** What somebody may do in a conversation, of all or of two. Undefined: it is as if it were not there for them. */
export function standingOf(
  { parties, calledOff }: Pick<Subject, "parties" | "calledOff">,
  two: readonly (string | null)[] | null,
  personId: string,
  blocks: readonly Blocking[],
): Standing | undefined {
  const me = parties.find((party) => party.personId === personId);
  if (!me || (two && !two.includes(personId))) return undefined;
  const all = parties.filter((party) => party !== me && party.here);
  const others = two ? all.filter((party) => two.includes(party.personId)) : all;
  const [other] = others;
  const apart = two !== null && (!other || areApart(me.personId, other.personId, blocks));
  const hindrance =
    calledOff || !me.here ? "called_off" : apart ? "apart" : others.length === 0 ? "alone" : null;
  return { me, others, hindrance };
}

/** With whom somebody may write alone: the asker with everybody who helps, everybody who helps with the asker. */
export const partnersOf = (
  { parties, calledOff }: Pick<Subject, "parties" | "calledOff">,
  me: Party,
  blocks: readonly Blocking[],
): Party[] =>
  calledOff || !me.here
    ? []
    : parties.filter(
        (party) => party.here && party.asker !== me.asker && !areApart(me.personId, party.personId, blocks),
      );

export const daysKept = 30;

/** When a conversation is deleted. */
export const deleteAfter = (ends: Date): Date => new Date(ends.getTime() + daysKept * 86_400_000);

/** Who had it before them so lately has it still: they are told a little later, if they have not read it by then. */
export const present = 60_000;
