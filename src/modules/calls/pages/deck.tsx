// The deck: cards already drawn, each kept as long as it is true, and whole boards laid out of them.
import { raw } from "hono/html";
import type { T } from "../../../platform/words.ts";
import { Section } from "../../../ui/layout.tsx";
import { type Bounds, type Part, partOf, parts } from "../rules.ts";
import type { BoardLine, Call } from "../store.ts";
import { cardHtml, type Drawn, drawn, type Personal, personally } from "./card.tsx";

export interface Deal {
  lines: BoardLine[];
  bounds: Bounds;
  t: T;
  now: Date;
  /** What one reader alone sees on a card; undefined for cards like everybody's. */
  personal(line: BoardLine): Personal | undefined;
  load(ids: string[]): Promise<Call[]>;
}

const cards = new Map<string, Drawn>();
const boards = new Map<string, Uint8Array>();
const headings = new Map<string, [Uint8Array, Uint8Array]>();

/** The cards of a board under their headings, in bytes. Readers who live in the same area and have no part of their
 *  own share the same bytes. Empty when there is nothing on it. */
export async function layOut(deal: Deal): Promise<Uint8Array> {
  const keys = deal.lines.map((line) => keyOf(line, deal));
  const personal = deal.lines.map((line) => deal.personal(line));
  const shared = personal.every((own) => !own?.state);
  const name = shared ? `${keys.join()} ${personal.map((own) => own?.km?.toFixed(1)).join()}` : "";
  const laid = shared ? boards.get(name) : undefined;
  if (laid) return laid;
  await draw(deal, keys);
  const heaps: Record<Part, Uint8Array[][]> = { today: [], week: [], later: [], offers: [], found: [] };
  deal.lines.forEach((line, i) => {
    // A call that went between two questions to the database has no card: the board does without it.
    const card = cards.get(keys[i] as string);
    if (card) heaps[partOf(line, deal.bounds)].push(personally(card, personal[i], deal.t));
  });
  const board = Buffer.concat(
    parts.flatMap((part) => (heaps[part].length ? under(part, heaps[part], deal.t) : [])),
  );
  if (shared) keep(boards, name, board, 300);
  return board;
}

/** All that a card's words depend on: the call's version and places, whether it began or is drawn, language, day. */
const keyOf = (line: BoardLine, { t, bounds }: Deal): string =>
  `${line.id}/${line.version}/${line.taken}/${line.begun ? "b" : ""}${line.drawing ? "d" : ""}/${t.lang}/${bounds.tomorrow.getTime()}`;

async function draw({ lines, t, now, load }: Deal, keys: string[]): Promise<void> {
  const missing = lines.filter((_, i) => !cards.has(keys[i] as string)).map((line) => line.id);
  if (missing.length === 0) return;
  const calls = new Map((await load(missing)).map((call) => [call.id, call]));
  lines.forEach((line, i) => {
    const call = calls.get(line.id);
    if (call) keep(cards, keys[i] as string, drawn(cardHtml(call, t, now)), 5000);
  });
}

/** A part of the board: its heading, the cards, the end. */
function under(part: Part, heap: Uint8Array[][], t: T): Uint8Array[] {
  const key = `${part}/${heap.length}/${t.lang}`;
  let heading = headings.get(key);
  if (!heading) {
    const [before = "", after = ""] = partHtml(part, heap.length, t).split(cardsMark);
    keep(headings, key, (heading = [Buffer.from(before), Buffer.from(after)]), 1000);
  }
  return [heading[0], ...heap.flat(), heading[1]];
}

const cardsMark = "<!--cards-->";

const partHtml = (part: Part, count: number, t: T): string =>
  (
    <Section
      id={part}
      title={t(`calls:board.part.${part}`)}
      action={<span class="count">{t("calls:board.count", { count })}</span>}
    >
      <div class="board">{raw(cardsMark)}</div>
    </Section>
  ).toString() as string;

function keep<V>(memory: Map<string, V>, key: string, value: V, most: number): void {
  memory.set(key, value);
  if (memory.size > most) memory.delete(memory.keys().next().value as string);
}
