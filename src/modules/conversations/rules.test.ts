// Who reads and who writes, as tables.
import { describe, expect, test } from "vitest";
import { deleteAfter, type Party, partnersOf, standingOf } from "./rules.ts";

const party = (personId: string, more: Partial<Party> = {}): Party => ({
  personId,
  name: personId,
  asker: false,
  claimId: `place of ${personId}`,
  since: null,
  here: true,
  ...more,
});
const amal = party("amal", { asker: true, claimId: null });
const [jonas, ina] = [party("jonas"), party("ina")];
const all = { parties: [amal, jonas, ina], calledOff: false };
const off = { parties: [amal, { ...jonas, here: false }], calledOff: true };
const block = { personId: "jonas", blockedId: "amal" };

describe("standing", () => {
  test.each([
    ["all, asker", all, null, "amal", [], { others: ["jonas", "ina"], hindrance: null }],
    ["all, helper", all, null, "jonas", [], { others: ["amal", "ina"], hindrance: null }],
    ["all, though blocked", all, null, "jonas", [block], { others: ["amal", "ina"], hindrance: null }],
    ["all, somebody else", all, null, "karen", [], undefined],
    ["all, nobody else", { ...all, parties: [amal] }, null, "amal", [], { others: [], hindrance: "alone" }],
    ["all, called off", off, null, "amal", [], { others: [], hindrance: "called_off" }],
    ["all, called off, helper", off, null, "jonas", [], { others: ["amal"], hindrance: "called_off" }],
    ["two", all, ["amal", "jonas"], "amal", [], { others: ["jonas"], hindrance: null }],
    ["two, a third", all, ["amal", "jonas"], "ina", [], undefined],
    ["two, blocked", all, ["amal", "jonas"], "amal", [block], { others: ["jonas"], hindrance: "apart" }],
    ["two, another blocked", all, ["amal", "ina"], "amal", [block], { others: ["ina"], hindrance: null }],
    [
      "two, the other gave the place back",
      { ...all, parties: [amal, ina] },
      ["amal", "jonas"],
      "amal",
      [],
      { others: [], hindrance: "apart" },
    ],
    ["two, the other left for good", all, ["amal", null], "amal", [], { others: [], hindrance: "apart" }],
  ] as const)("%s", (_, subject, two, who, blocks, expected) => {
    const standing = standingOf({ ...subject, parties: [...subject.parties] }, two, who, blocks);
    const found = standing && {
      others: standing.others.map(({ personId }) => personId),
      hindrance: standing.hindrance,
    };
    expect(found).toEqual(expected);
  });
});

test.each([
  ["the asker with all who help", amal, [], ["jonas", "ina"]],
  ["a helper with the asker, not with other helpers", jonas, [], ["amal"]],
  ["nobody with whom one has blocked", amal, [block], ["ina"]],
  ["nobody by whom one was blocked", jonas, [block], []],
] as const)("alone writes %s", (_, me, blocks, expected) => {
  expect(partnersOf(all, me, blocks).map(({ personId }) => personId)).toEqual(expected);
});

test("nobody writes alone about what was called off", () => expect(partnersOf(off, amal, [])).toEqual([]));

test("thirty days are kept", () =>
  expect(deleteAfter(new Date("2026-06-12T14:00:00Z"))).toEqual(new Date("2026-07-12T14:00:00Z")));
