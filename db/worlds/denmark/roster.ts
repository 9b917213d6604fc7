// Who belongs where: each person's city, and the centres, shops, clubs and cafés some of them join as well.
import { branchesOf, cityCount, copenhagen, groups } from "./groups.ts";
import { random } from "./random.ts";

/** What a person is in the story: people who came lately, those who help, and the three one can sign in as. */
export type Part = "newcomer" | "neighbour";

export interface Entry {
  /** The how-manieth person of the world, from 0. */
  person: number;
  part: Part;
  /** Index of the city group. */
  city: number;
  /** Indices of every group joined, the city group first. */
  joined: number[];
  /** Indices of the groups among them that the person hosts. */
  hosts: number[];
}

interface Fixed {
  part: Part;
  city: number;
  joined?: number[];
  hosts?: number[];
}

/** The first people of the world have their parts whatever its size: three to sign in as, then a few for every group. */
function cast(): Fixed[] {
  const homework = groups.findIndex((group) => group.slug === "lektiecafe-noerrebro");
  const three: Fixed[] = [
    { part: "newcomer", city: copenhagen },
    { part: "neighbour", city: copenhagen, joined: [homework] },
    { part: "neighbour", city: copenhagen, hosts: [copenhagen] },
  ];
  const few = groups.flatMap((group, i): Fixed[] => {
    const joined = group.kind === "city" ? [] : [i];
    const host: Fixed = { part: "neighbour", city: group.city, joined, hosts: [i] };
    return [
      host,
      { part: "newcomer", city: group.city, joined },
      { part: "neighbour", city: group.city, joined },
    ];
  });
  return [...three, ...few];
}

const fixed = cast();
/** No world is smaller than its story: these take part in calls, in every world alike. */
export const storySize = 600;

/** The how-manieth person hosts this group for longest. */
export const firstHost = (group: number): number => fixed.findIndex(({ hosts }) => hosts?.includes(group));

/** The share of those without a fixed part who came lately. */
const newcomerShare = 0.22;

/** Hosts of a city group beside its first: up to three more in the large ones. */
const moreHosts = (members: number) => (members >= 5000 ? 3 : members >= 2000 ? 2 : members >= 1000 ? 1 : 0);

/**
 * The people of a world of `size`, in order. The next one always joins the city that is furthest below its share
 * (Sainte-Laguë, as seats in the Folketing are dealt out): that never takes a member back, so a larger world only adds
 * to a smaller one, and at the real size every city group has exactly its members.
 */
export function* roster(size: number): Generator<Entry> {
  const seats = new Array<number>(cityCount).fill(0);
  const plain = new Array<number>(cityCount).fill(0);
  for (let person = 0; person < size; person++) {
    const known = fixed[person];
    const city = known?.city ?? furthestBelow(seats);
    seats[city] = (seats[city] ?? 0) + 1;
    if (known) {
      const { part, joined = [], hosts = [] } = known;
      yield { person, part, city, joined: [city, ...joined], hosts };
      continue;
    }
    const order = (plain[city] ?? 0) + 1;
    plain[city] = order;
    yield further(person, city, order);
  }
}

/** The first thousands join more: otherwise a small world's shops and clubs would stand empty. */
function further(person: number, city: number, order: number): Entry {
  const chance = random(`roster ${person}`);
  const size = groups[city]?.members ?? 1;
  const isHost = order <= moreHosts(size);
  const eager = person < 3000 ? 6 : 1;
  const branches = (branchesOf[city] ?? []).filter((branch) =>
    chance.chance(Math.min(0.25, (eager * (groups[branch]?.members ?? 0)) / size)),
  );
  const part = !isHost && chance.chance(newcomerShare) ? "newcomer" : "neighbour";
  return { person, part, city, joined: [city, ...branches.slice(0, 2)], hosts: isHost ? [city] : [] };
}

function furthestBelow(seats: readonly number[]): number {
  let [best, most] = [0, 0];
  for (let city = 0; city < cityCount; city++) {
    const quotient = (groups[city]?.members ?? 0) / (2 * (seats[city] ?? 0) + 1);
    if (quotient > most) [best, most] = [city, quotient];
  }
  return best;
}
