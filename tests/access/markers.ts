// Words and numbers that were told to few, and which readers may find them in an answer.
import { type ActorName, actors } from "../../tools/access-expected.ts";
import { type CallName, told } from "./calls.ts";
import { type PersonName, people } from "./cast.ts";
import { removedPost } from "./posts.ts";
import { said } from "./talks.ts";
import type { World } from "./world.ts";

export interface Marker {
  /** What leaked, for the message. */
  what: string;
  text: string;
  may: readonly ActorName[];
  /** Reads it somewhere, or the test would prove nothing. */
  must: readonly ActorName[];
}

/** Who learns where somebody lives: whoever asked, the hosts, and who comes and is known. */
const addresses: Record<CallName, ActorName[]> = {
  ahead: ["known", "owner", "host"],
  begun: ["known", "owner", "host"],
  queued: ["owner", "host"],
  full: ["owner", "host"],
  near: ["owner", "host"],
  clash: ["owner", "host"],
  removed: ["owner", "host"],
  cancelled: ["owner", "host"],
  old: [],
  offer: ["owner", "host"],
  there: ["elsewhere"],
};

const tending: ActorName[] = ["owner", "host"];

function ofCalls(): Omit<Marker, "must">[] {
  const exact = Object.entries(addresses).map(([call, may]) => ({
    what: `the exact address of "${call}"`,
    text: told("exact", call as CallName),
    may,
  }));
  const takenDown = (["meeting", "note", "reason"] as const).map((field) => ({
    what: `the ${field} of the call that was taken down`,
    text: told(field, "removed"),
    may: tending,
  }));
  const drafts = ["owner", "today", "edit"].map((whose) => ({
    what: whose === "owner" ? "the asker's draft" : "half a draft of the asker",
    whose,
    may: ["owner"] as const,
  }));
  const visit = { what: "the draft of somebody without a name", whose: "visit", may: ["visitor"] as const };
  const written = [...drafts, visit].flatMap(({ what, whose, may }) =>
    ["meeting", "exact", "note"].map((field) => ({ what, text: `draft-mark-${field}-${whose}`, may })),
  );
  return [
    ...exact,
    ...takenDown,
    ...written,
    { what: "a post that was taken away", text: removedPost, may: [] },
    { what: "what those who come write to each other", text: said.all, may: ["unknown", "known", "owner"] },
    {
      what: "what two write to each other, and hosts opened",
      text: said.two,
      may: ["known", "owner", "host"],
    },
    { what: "a message that was reported", text: said.chosen, may: ["host"] },
    { what: "what is written in the other group", text: said.there, may: [] },
  ];
}

/** Names of those who take part: to each other by first name, to asker and hosts; the rest of it to hosts. */
const firstNames: Partial<Record<PersonName, ActorName[]>> = {
  unknown: ["unknown", "known", "owner", "host"],
  known: ["unknown", "known", "owner", "host"],
  stranger: ["stranger"],
};
const lastNames: Partial<Record<PersonName, ActorName[]>> = {
  unknown: ["unknown", "owner", "host"],
  known: ["known", "owner", "host"],
  stranger: ["stranger"],
};

function ofPeople({ cast, spots }: World): Omit<Marker, "must">[] {
  const marks = people.flatMap((who) => {
    const { first, last, email, code, token, sessionId, personId } = cast.somebody[who];
    const self = who === "other" ? [] : [who];
    const here = ["member", "unknown", "known", "owner", "host"].includes(who);
    const hosts: ActorName[] = here ? ["host"] : who === "elsewhere" || who === "other" ? ["elsewhere"] : [];
    return [
      { what: `the first name of ${who}`, text: first, may: firstNames[who] ?? actors },
      { what: `the whole name of ${who}`, text: last, may: lastNames[who] ?? actors },
      { what: `the e-mail address of ${who}`, text: email, may: self },
      { what: `the recovery code of ${who}`, text: code, may: [] },
      { what: `the session of ${who}`, text: token, may: [] },
      { what: `the id of ${who}'s session`, text: sessionId, may: self },
      // Hosts send it back in the forms that vouch for members and end memberships.
      { what: `the id of ${who}`, text: personId, may: hosts },
    ];
  });
  const ids: [string, string, ActorName[]][] = [
    ["the id of a claim", "claim.ahead.known", ["known", ...tending]],
    ["the id of a claim", "claim.ahead.unknown", ["unknown", ...tending]],
    ["the id of a claim", "claim.queued.known", ["known", ...tending]],
    ["the id of a claim", "claim.queued.unknown", ["unknown", ...tending]],
    ["the id of a claim", "claim.full.other", tending],
    ["the id of a draft", "draft", ["owner"]],
    ["the id of a draft", "edit", ["owner"]],
    ["the id of a draft", "visit", ["visitor"]],
    ["the id of a message", "notice", ["owner"]],
    ["the id of a session", "session", ["owner"]],
    ["the id of a conversation", "talk", ["unknown", "known", "owner"]],
    ["the id of a conversation", "talk.two", ["known", "owner"]],
    ["the id of a conversation", "talk.there", []],
    ["the id of a message", "message", ["unknown", "known", "owner"]],
    ["the id of a report", "report", ["host"]],
  ];
  return [
    ...marks,
    { what: "the number of the asker", text: spots["number"] ?? "", may: ["owner"] },
    { what: "the asker's address at a push service", text: spots["endpoint"] ?? "", may: [] },
    ...ids.map(([what, spot, may]) => ({ what: `${what}, ${spot}`, text: spots[spot] ?? "", may })),
  ];
}

/** Told in an answer to a form, or only in a cookie: no page has to show them. */
const quiet = /whole name|first name|the id of|session|recovery code|half a draft/;

export function markersOf(world: World): Marker[] {
  return [...ofCalls(), ...ofPeople(world)].map((marker) => ({
    ...marker,
    must: quiet.test(marker.what) || marker.text === told("reason", "removed") ? [] : marker.may,
  }));
}

/** Everything an answer says: its headers and its body; codes also without the gaps they are shown with. */
export async function wholeOf(answer: Response): Promise<string> {
  const stream = answer.headers.get("content-type")?.includes("event-stream");
  if (stream) await answer.body?.cancel();
  const body = stream ? "" : await answer.text();
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`);
  return `${headers.join("\n")}\n\n${body}`;
}

/** What `text` tells that `actor` may not know. What they sent themselves they knew. */
export function leaksIn(text: string, actor: ActorName, sent: string, markers: readonly Marker[]): string[] {
  const joined = text.replace(/<[^>]*>|\s/g, "");
  return markers
    .filter(({ text: mark, may }) => !may.includes(actor) && !sent.includes(mark))
    .filter(({ text: mark }) => text.includes(mark) || (/^\d+$/.test(mark) && joined.includes(mark)))
    .map(({ what }) => what);
}
