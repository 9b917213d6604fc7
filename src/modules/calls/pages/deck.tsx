// The deck: cards already drawn, each kept as long as it is true, and whole boards laid out of them.
import { raw } from "hono/html";
import type { T } from "../../../platform/words.ts";
import { Section } from "../../../ui/layout.tsx";
import { type Bounds, type Part, partOf, parts } from "../rules.ts";
import type { BoardLine, Call } from "../store.ts";
import { cardHtml, type Personal, personally } from "./card.tsx";

export interface Deal {
  lines: BoardLine[];
  bounds: Bounds;
  t: T;
  now: Date;
  /** What one reader alone sees on a card; undefined for cards like everybody's. */
  personal(line: BoardLine): Personal | undefined;
  load(ids: string[]): Promise<Call[]>;
}

const cards = new Map<string, string>();
const boards = new Map<string, string>();

/** The cards of a board under their headings. Readers without a place and a part of their own share one string. */
export async function layOut(deal: Deal): Promise<string> {
  const keys = deal.lines.map((line) => keyOf(line, deal));
  const personal = deal.lines.map((line) => deal.personal(line));
  const shared = personal.every((own) => own === undefined);
  const name = keys.join();
  const laid = shared ? boards.get(name) : undefined;
  if (laid !== undefined) return laid;
  await draw(deal, keys);
  const heaps: Record<Part, string[]> = { today: [], week: [], later: [], offers: [], found: [] };
  deal.lines.forEach((line, i) => {
    // A call that went between two questions to the database has no card: the board does without it.
    const card = cards.get(keys[i] as string);
    if (card) heaps[partOf(line, deal.bounds)].push(personally(card, personal[i], deal.t));
  });
  const html = parts.map((part) => (heaps[part].length ? partHtml(part, heaps[part], deal.t) : "")).join("");
  if (shared) keep(boards, name, html, 300);
  return html;
}

/** All that a card's words depend on: the call's version and places, whether it began or is drawn, language, day. */
const keyOf = (line: BoardLine, { t, bounds }: Deal): string =>
  `${line.id}/${line.version}/${line.taken}/${line.begun ? "b" : ""}${line.allocateAt ? "a" : ""}/${t.lang}/${bounds.tomorrow.getTime()}`;

async function draw({ lines, t, now, load }: Deal, keys: string[]): Promise<void> {
  const missing = lines.filter((_, i) => !cards.has(keys[i] as string)).map((line) => line.id);
  if (missing.length === 0) return;
  const calls = new Map((await load(missing)).map((call) => [call.id, call]));
  lines.forEach((line, i) => {
    const call = calls.get(line.id);
    if (call) keep(cards, keys[i] as string, cardHtml(call, t, now), 5000);
  });
}

const partHtml = (part: Part, heap: string[], t: T): string =>
  (
    <Section
      id={part}
      title={t(`calls:board.part.${part}`)}
      action={<span class="count">{t("calls:board.count", { count: heap.length })}</span>}
    >
      <div class="board">{raw(heap.join(""))}</div>
    </Section>
  ).toString() as string;

function keep(memory: Map<string, string>, key: string, html: string, most: number): void {
  memory.set(key, html);
  if (memory.size > most) memory.delete(memory.keys().next().value as string);
}
