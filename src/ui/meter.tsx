// How many places of a slot are taken: people in ink, places in outline, and the same in words.
import { raw } from "hono/html";

interface MeterProps {
  /** Who is looked for: "drivers with a car". */
  role: string;
  taken: number;
  places: number;
  /** "2 of 4". */
  words: string;
}

/** More people than this are shown as words alone. */
const drawn = 8;

const people = (taken: number, places: number) =>
  places > drawn
    ? ""
    : raw(
        `<span class="heads" aria-hidden="true">${"<i class=on></i>".repeat(taken)}${"<i></i>".repeat(places - taken)}</span>`,
      );

export const Meter = ({ role, taken, places, words }: MeterProps) => (
  <p class={taken >= places ? "meter full" : "meter"}>
    <span class="role">{role}</span>
    <span class="seats">
      {people(taken, places)}
      <b>{words}</b>
    </span>
  </p>
);
