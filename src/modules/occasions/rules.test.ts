// When an occasion is still to be, and how its slots change without anybody losing a place.
import fc from "fast-check";
import { expect, test } from "vitest";
import { addressEnds, isDrawn, planSlots, type Stand, standOf } from "./rules.ts";

const at = (time: string) => new Date(`2026-06-10T${time}:00Z`);
const now = at("12:00");
const ongoing = {
  cancelledAt: null,
  removedAt: null,
  closedAt: null,
  boardClosedUntil: null,
  expiresAt: at("18:00"),
};

test.each<[string, Partial<typeof ongoing> | Record<string, Date>, Stand]>([
  ["goes on", {}, "open"],
  ["is cancelled", { cancelledAt: at("11:00") }, "gone"],
  ["is taken down", { removedAt: at("11:00") }, "gone"],
  ["ends this very moment", { expiresAt: now }, "gone"],
  ["ends in a minute", { expiresAt: at("12:01") }, "open"],
  ["is closed", { closedAt: at("11:00") }, "closed"],
  ["is on a closed board", { boardClosedUntil: at("12:01") }, "closed"],
  ["is on a board that opens this very moment", { boardClosedUntil: now }, "open"],
  ["is closed and then cancelled", { closedAt: at("10:00"), cancelledAt: at("11:00") }, "gone"],
])("what %s", (_, facts, stand) => {
  expect(standOf({ ...ongoing, ...facts }, now)).toBe(stand);
});

test("a line that has been served is not drawn any more", () => {
  expect(isDrawn({ allocateAt: now, allocatedAt: null })).toBe(true);
  expect(isDrawn({ allocateAt: now, allocatedAt: now })).toBe(false);
  expect(isDrawn({ allocateAt: null, allocatedAt: null })).toBe(false);
});

test("an address is kept for a week after the end, or after waiting stops making sense", () => {
  expect(addressEnds({ endsAt: at("14:00"), expiresAt: at("18:00") }).toISOString()).toBe(
    "2026-06-17T14:00:00.000Z",
  );
  expect(addressEnds({ endsAt: null, expiresAt: at("18:00") }).toISOString()).toBe(
    "2026-06-17T18:00:00.000Z",
  );
});

const need = fc.record({
  role: fc.constantFrom("driver", "carrier"),
  needs: fc.constant<string[]>([]),
  places: fc.integer({ min: 1, max: 9 }),
});
const slot = fc
  .record({ places: fc.integer({ min: 1, max: 9 }), full: fc.boolean(), part: fc.nat(8), waiting: fc.nat(3) })
  .map(({ places, full, part, waiting }) => ({
    role: "driver",
    needs: [],
    places,
    taken: full ? places : Math.min(part, places),
    waiting: full ? waiting : 0,
  }));

test("however the slots are changed, everybody keeps their place", () => {
  fc.assert(
    fc.property(fc.array(slot, { maxLength: 4 }), fc.array(need, { maxLength: 5 }), (slots, wanted) => {
      const now = slots.map((it, position) => ({ ...it, id: `slot ${position}`, position }));
      const plan = planSlots(now, wanted);
      for (const before of now) {
        const step = plan.find((it) => it.do !== "add" && it.id === before.id);
        if (step?.do === "keep") expect(step.slot.places).toBeGreaterThanOrEqual(Math.max(1, before.taken));
        else expect([step?.do, before.taken, before.waiting]).toEqual(["drop", 0, 0]);
      }
      const positions = plan.flatMap((it) => (it.do === "add" ? [it.position] : []));
      expect(positions).toEqual(wanted.slice(slots.length).map((_, i) => slots.length + i));
      wanted.forEach((wish, i) => {
        const step = plan[i];
        if (step && step.do !== "drop") expect(step.slot.places).toBeGreaterThanOrEqual(wish.places);
      });
    }),
  );
});
