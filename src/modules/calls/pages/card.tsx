// A call as a card on the board. What differs from reader to reader is put in afterwards, at two marks.
import { raw } from "hono/html";
import type { T } from "../../../platform/words.ts";
import { CallCard, type CallCardProps } from "../../../ui/call-card.tsx";
import { Icon, type IconName } from "../../../ui/icon.tsx";
import { Meter } from "../../../ui/meter.tsx";
import { placesOf, type Status, statusOf, takenOf } from "../rules.ts";
import type { Call, CallSlot } from "../store.ts";
import { categoryOf, languagesOf, slotOf, titleOf, unbroken, whenOf, whereOf } from "./sentences.tsx";

/** Where the reader's own distance goes, and the reader's own part in it. */
const farMark = "<!--far-->";
const mineMark = "<!--mine-->";

export interface Personal {
  km: number | null;
  /** The reader's own claim. */
  state: string | null;
}

export const callStatus = (call: Call, now: Date): Status =>
  statusOf({ ...call, places: placesOf(call), taken: takenOf(call) }, now);

/** The card as every reader of a language sees it. */
export function cardHtml(call: Call, t: T, now: Date): string {
  return (<Card call={call} t={t} now={now} />).toString() as string;
}

/** The card as one reader sees it: in bytes, so that what many see is put into bytes once. */
export function personally(card: Drawn, own: Personal | undefined, t: T): Uint8Array[] {
  if (!own) return [card.whole];
  const far = own.km === null ? none : piece(` · ${t("calls:card.far", { km: kmWords(own.km, t) })}`);
  const mine = own.state === null ? none : piece((<Mine state={own.state} t={t} />).toString() as string);
  const [before, between, after] = card.parts;
  return [before, far, between, mine, after];
}

const signs: Record<string, IconName> = {
  waiting: "waiting",
  offered: "hand",
  released: "undo",
  missed: "close",
};

/** The reader's own part, where the others have the answer. */
const Mine = ({ state, t }: { state: string; t: T }) => (
  <p class={`mine ${state}`}>
    <Icon name={signs[state] ?? "check"} />
    {t(`calls:card.mine.${state}`)}
  </p>
);

/** A card in bytes: whole, and cut at the two marks. */
export interface Drawn {
  whole: Uint8Array;
  parts: [Uint8Array, Uint8Array, Uint8Array];
}

export function drawn(html: string): Drawn {
  const [before = "", rest = ""] = html.split(farMark);
  const [between = "", after = ""] = rest.split(mineMark);
  const bytes = (text: string) => Buffer.from(text);
  return { whole: bytes(before + between + after), parts: [bytes(before), bytes(between), bytes(after)] };
}

const none = new Uint8Array();
const pieces = new Map<string, Uint8Array>();

/** Few sentences stand at the marks, again and again. */
function piece(html: string): Uint8Array {
  let bytes = pieces.get(html);
  if (!bytes) {
    if (pieces.size > 2000) pieces.clear();
    pieces.set(html, (bytes = Buffer.from(html)));
  }
  return bytes;
}

/** "2.4", "12": one decimal only where it matters. */
export function kmWords(km: number, t: T): string {
  const digits = km < 10 ? 1 : 0;
  let format = kilometres.get(t.locale + digits);
  if (!format)
    kilometres.set(
      t.locale + digits,
      (format = new Intl.NumberFormat(t.locale, { maximumFractionDigits: digits })),
    );
  return format.format(km);
}
const kilometres = new Map<string, Intl.NumberFormat>();

function Card({ call, t, now }: { call: Call; t: T; now: Date }) {
  const status = callStatus(call, now);
  const open = status === "open";
  const more: NonNullable<CallCardProps["more"]> = [];
  if (open && call.languages.length) more.push({ icon: "languages", text: languagesOf(call.languages, t) });
  return (
    <CallCard
      id={call.id}
      href={`/calls/${call.id}`}
      live
      icon={call.category as IconName}
      category={categoryOf(call, t)}
      title={titleOf({ ...call, places: placesOf(call) }, t)}
      when={unbroken(whenOf(call, t, now))}
      where={
        <>
          {whereOf(call, t)}
          {raw(farMark)}
        </>
      }
      more={more}
      state={open ? stateOf(call, status, t, now) : settledOf(call, status, t, now)}
      meters={open && call.slots.map((slot) => <SlotMeter slot={slot} t={t} />)}
      action={
        <>
          {raw(mineMark)}
          {open && (
            <span class="btn main" aria-hidden="true">
              <Icon name={call.direction === "offer" ? "gift" : "hand"} />
              {t(`calls:card.action.${call.direction}`)}
            </span>
          )}
        </>
      }
    />
  );
}

const SlotMeter = ({ slot, t }: { slot: CallSlot; t: T }) => (
  <Meter
    role={slotOf(slot, t)}
    taken={slot.taken}
    places={slot.places}
    words={t("calls:card.taken", { taken: slot.taken, places: slot.places })}
  />
);

/** Nobody is looked for any more: how it stands, and how many came, in one breath. */
function settledOf(call: Call, status: Status, t: T, now: Date): CallCardProps["state"] {
  const state = stateOf(call, status, t, now);
  const counts = { status: t(`calls:status.${status}`), taken: takenOf(call), places: placesOf(call) };
  return state && { ...state, word: t("calls:mine.places", counts) };
}

/** A word about how it stands, where there is more to say than that it is open. */
export function stateOf(call: Call, status: Status, t: T, now: Date): CallCardProps["state"] {
  if (status !== "open") {
    const icon = { filled: "success", done: "thanks", under_way: "on_way" }[status as string] ?? "closed";
    const tone = status === "filled" || status === "done" ? "good" : "plain";
    return { icon: icon as IconName, word: t(`calls:status.${status}`), tone };
  }
  if (call.urgent || call.timing === "now")
    return { icon: "urgent", word: t("calls:card.urgent"), tone: "warn" };
  if (call.allocateAt && !call.allocatedAt && call.allocateAt > now)
    return { icon: "waiting", word: t("calls:card.drawn_later"), tone: "plain" };
  return undefined;
}
