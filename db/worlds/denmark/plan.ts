// Which calls the world holds: those written by hand for Copenhagen, and a fair mixture for every group.
import { copenhagenCalls } from "./copenhagen.ts";
import { type Group, groups } from "./groups.ts";
import { areasOf } from "./people.ts";
import { type Random, random } from "./random.ts";
import { rareCalls } from "./rare.ts";
import type { CallSpec, Stage } from "./spec.ts";
import { type Template, templates } from "./templates.ts";

type Kind = "open" | "line" | "filled" | "underway" | "closed" | "over" | "expired" | "cancelled";
type Amounts = Partial<Record<Kind, number>>;

/** How many calls of each kind a group has, whatever the number of people: a board shows calls, not people. */
function amountsOf(group: Group): Amounts {
  const { kind, members } = group;
  if (kind === "shop") return { open: 1, closed: 1 };
  if (kind === "centre") return { open: 3, closed: 2, over: 1 };
  if (kind !== "city") return { open: 2, closed: 2 };
  if (members >= 30_000) return { open: 21, line: 1, filled: 4, closed: 36, over: 2, expired: 2 };
  if (members >= 5000)
    return { open: 14, line: 1, filled: 3, underway: 1, closed: 18, over: 1, expired: 1, cancelled: 1 };
  if (members >= 1600)
    return { open: 5, line: 1, filled: 1, underway: 1, closed: 7, over: 1, expired: 1, cancelled: 1 };
  if (members >= 1000) return { open: 3, filled: 1, closed: 4, cancelled: 1 };
  return { open: 2, closed: 2, expired: 1 };
}

/** Groups below this size have few who could come: they ask for one or two people at a time. */
const small = 2000;

export function planCalls(): CallSpec[] {
  return [...copenhagenCalls, ...rareCalls, ...groups.flatMap((group, i) => mixture(group, i))];
}

function mixture(group: Group, index: number): CallSpec[] {
  const chance = random(`calls of ${group.slug}`);
  const fitting = templates.filter(
    (template) =>
      (group.members >= small || placesOf(template) <= 2) &&
      (usualHere[group.kind]?.includes(template.category) ?? true),
  );
  let deck: Template[] = [];
  const draw = (fits: (template: Template) => boolean): Template => {
    if (!deck.some(fits)) deck = chance.shuffled(fitting);
    return deck.splice(deck.findIndex(fits), 1)[0] as Template;
  };
  return Object.entries(amountsOf(group)).flatMap(([kind, amount]) =>
    Array.from({ length: amount }, () => make(kind as Kind, draw(suits[kind as Kind]), index, chance)),
  );
}

/** What people turn to a shop, a café or a club for; a city and a centre are asked for everything. */
const usualHere: Partial<Record<Group["kind"], readonly string[]>> = {
  shop: ["bicycle", "furniture", "repair", "other"],
  cafe: ["homework", "danish", "form", "come_along", "other"],
  club: ["transport", "homework", "danish", "bicycle", "come_along", "other"],
};

const placesOf = (template: Template) =>
  template.slots?.reduce((sum, [, places]) => sum + places, 0) ?? usualPlaces[template.category] ?? 1;
const usualPlaces: Record<string, number> = { moving: 6, furniture: 3, dinner: 4 };

const timed = (template: Template) => template.hours.length > 0;
const needed = (template: Template) => timed(template) && template.direction === "need";
const shared = (template: Template) => template.direction === "offer" && placesOf(template) > 1;
const suits: Record<Kind, (template: Template) => boolean> = {
  open: () => true,
  line: (template) => template.direction === "offer",
  filled: needed,
  underway: (template) => needed(template) && placesOf(template) <= 3,
  closed: (template) => needed(template) || shared(template),
  over: needed,
  expired: needed,
  cancelled: needed,
};

const stages: Record<Kind, Stage> = {
  open: "open",
  line: "open",
  filled: "filled",
  underway: "filled",
  closed: "closed",
  over: "over",
  expired: "over",
  cancelled: "cancelled",
};

function make(kind: Kind, template: Template, group: number, chance: Random): CallSpec {
  const when = timing(kind, template, chance);
  return {
    group,
    owner: template.direction === "need" ? "newcomer" : "neighbour",
    direction: template.direction,
    category: template.category,
    ...when,
    area: chance.pick(areasOf((groups[group] as Group).place)).id,
    slots: template.slots,
    party: template.party ? chance.pick(template.party) : 1,
    details: template.details ? chance.pick(template.details) : [],
    note: template.notes && chance.chance(0.6) ? chance.pick(template.notes) : undefined,
    meetingPoint: template.meetingPoints ? chance.pick(template.meetingPoints) : "",
    remote: template.remote,
    urgent: kind === "open" && chance.chance(0.08),
    stage: stages[kind],
    held: kind === "expired" || kind === "line" ? [] : undefined,
    line:
      kind === "line"
        ? [3 + chance.int(0, 4)]
        : kind === "filled" && chance.chance(0.4)
          ? [chance.int(1, 3)]
          : [],
    allocate: kind === "line" ? chance.pick([570, 1950]) : undefined,
  };
}

/** When it is, and how long before the world's morning it was put up: what lies ahead recently, what is over long ago. */
function timing(
  kind: Kind,
  template: Template,
  chance: Random,
): Pick<CallSpec, "timing" | "day" | "from" | "minutes" | "asked"> {
  const { minutes = 60 } = template;
  if (kind === "underway")
    return { timing: "today", day: 0, from: "07:30", minutes: 120, asked: chance.int(600, 1500) };
  const day = dayOf(kind, chance);
  if (!timed(template))
    return { timing: "flexible", asked: day < 0 ? (3 - day) * 1440 : chance.int(60, 4000) };
  const later = day === 0 ? template.hours.filter((hour) => hour >= "10:00") : template.hours;
  const from = chance.pick(later.length ? later : ["17:00"]);
  const lead = Math.floor(40 + 3000 * chance.next() ** 2);
  const asked = day === 0 ? chance.int(5, 130) : day > 0 ? chance.int(20, 3500) : -day * 1440 + lead;
  return { timing: day === 0 ? "today" : "date", day, from, minutes, asked };
}

function dayOf(kind: Kind, chance: Random): number {
  if (kind === "closed") return -1 - Math.floor(27 * chance.next() ** 1.3);
  if (kind === "over") return -1;
  if (kind === "expired") return -chance.int(1, 5);
  if (kind === "open") return chance.pick([0, 0, 0, 1, 1, 2, 3, 4, 6]);
  return chance.int(1, 6);
}
