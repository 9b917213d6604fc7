// What components promise to every page: words stay words, errors lead to their field, figures are drawn right.
import { expect, test } from "vitest";
import { RadioList } from "./choice.tsx";
import { TextField } from "./field.tsx";
import { Meter } from "./meter.tsx";
import { Avatar } from "./person.tsx";
import { WeekGrid } from "./week-grid.tsx";

const days = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const parts = ["a", "b", "c"];

test("what people wrote stays text", () => {
  expect(String(<TextField name="n" label="<b>" value={'"><script>'} />)).not.toMatch(/<b>|<script>/);
});

test("an error leads to the first answer", () => {
  const html = String(<RadioList name="pick" legend="?" error="!" options={[{ value: "x", label: "X" }]} />);
  expect(html).toContain('<input id="pick" type="radio"');
  expect(html).toContain('aria-describedby="pick-error"');
});

test.each([
  [1, 2, 1, 1],
  [0, 4, 0, 4],
  [8, 8, 8, 0],
  [40, 120, 0, 0],
])("%d of %d places: %d people in ink, %d in outline", (taken, places, ink, outline) => {
  const html = String(<Meter role={`${places}`} taken={taken} places={places} words="w" />);
  expect(html.split("<i class=on>").length - 1).toBe(ink);
  expect(html.split("<i></i>").length - 1).toBe(outline);
});

test("a week has 21 boxes, Monday morning lowest", () => {
  const html = String(<WeekGrid name="w" legend="?" days={days} parts={parts} value={0b1001} />);
  expect(html.match(/type="checkbox"/g)).toHaveLength(21);
  expect([...html.matchAll(/value="(\d+)" checked/g)].map(([, bit]) => bit)).toEqual(["0", "3"]);
});

test.each([
  ["Mette", "M"],
  ["  æble", "Æ"],
  ["سميرة", "س"],
  ["😀 Jo", "😀"],
])("%s is shown as %s", (name, letter) => {
  expect(String(<Avatar name={name} />)).toContain(`>${letter}<`);
});
