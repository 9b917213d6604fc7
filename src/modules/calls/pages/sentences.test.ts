// Every call reads natively in every language: whole sentences, right numbers, nothing left in another script.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { langs, words } from "../../../platform/words.ts";
import "../public.ts";
import { categories, details, languages, needs, roles, statuses } from "../rules.ts";
import {
  categoryOf,
  detailOf,
  languageName,
  languagesOf,
  needsOf,
  type SaidCall,
  slotOf,
  titleOf,
  whenOf,
  whereOf,
} from "./sentences.tsx";

const now = new Date("2026-03-10T08:00:00Z");
const zone = "Europe/Copenhagen";
const hour = 3_600_000;

const instant = fc
  .integer({ min: -400 * 24, max: 400 * 24 })
  .map((hours) => new Date(now.getTime() + hours * hour));
const call: fc.Arbitrary<SaidCall> = fc
  .record({
    category: fc.constantFrom(...categories),
    timing: fc.constantFrom("now", "today", "date", "flexible"),
    party: fc.integer({ min: 1, max: 500 }),
    details: fc.subarray([...details]),
    places: fc.integer({ min: 1, max: 500 }),
    startsAt: instant,
    length: fc.option(fc.integer({ min: 1, max: 24 })),
    remote: fc.boolean(),
    placeId: fc.constantFrom("koebenhavn-101", "aarhus-751", "no-such-place"),
  })
  .map(({ category, length, startsAt, ...rest }) => ({
    ...rest,
    direction: category.direction,
    category: category.name,
    startsAt: rest.timing === "flexible" ? null : startsAt,
    endsAt:
      rest.timing === "flexible" || length === null ? null : new Date(startsAt.getTime() + length * hour),
    expiresAt: new Date(startsAt.getTime() + 24 * hour),
    zone,
    area: "٣",
  }));

const sound = (sentence: string, lang: string) => {
  expect(sentence).not.toMatch(/\{\{|\}\}|\$t\(|undefined|null|NaN|:[a-z_]+\./);
  expect(sentence.trim()).toBe(sentence);
  expect(sentence).not.toBe("");
  if (lang === "ar") expect(sentence).not.toMatch(/[a-z]/i);
};

describe.each(langs)("in %s", (lang) => {
  const t = words(lang);

  test("any call says what, when and where", () => {
    fc.assert(
      fc.property(call, (call) => {
        sound(titleOf(call, t), lang);
        sound(categoryOf(call, t), lang);
        sound(whenOf(call, t, now), lang);
        if (call.placeId !== "no-such-place") sound(whereOf(call, t), lang);
      }),
      { numRuns: 400 },
    );
  });

  test("any slot says who is needed", () => {
    const slot = fc.record({
      role: fc.constantFrom(...roles),
      needs: fc.subarray([...needs], { maxLength: 3 }),
      places: fc.integer({ min: 1, max: 500 }),
    });
    fc.assert(
      fc.property(slot, (slot) => sound(slotOf(slot, t), lang)),
      { numRuns: 400 },
    );
  });

  test("every word of the vocabulary has its own", () => {
    const all = [
      ...roles.map((role) => t(`calls:role.${role}`)),
      ...statuses.map((status) => t(`calls:status.${status}`)),
      ...details.map((detail) => detailOf(detail, t)),
      ...needs.map((need) => needsOf([need], t)),
      ...languages.map((code) => languageName(code, t)),
    ];
    for (const word of all) sound(word, lang);
    expect(new Set(all).size).toBe(all.length);
    for (const { direction, name } of categories) sound(t(`calls:know.${direction}.${name}`), lang);
  });
});

const moving: SaidCall = {
  direction: "need",
  category: "moving",
  timing: "date",
  party: 4,
  details: ["children"],
  places: 6,
  startsAt: new Date("2026-03-10T13:00:00Z"),
  endsAt: new Date("2026-03-10T16:00:00Z"),
  expiresAt: new Date("2026-03-10T16:00:00Z"),
  zone,
  remote: false,
  placeId: "koebenhavn-101",
  area: "København",
};
const [en, da, ar] = [words("en"), words("da"), words("ar")];
const on = (day: string, rest: Partial<SaidCall> = {}): SaidCall => ({
  ...moving,
  startsAt: new Date(`${day}T13:00:00Z`),
  endsAt: new Date(`${day}T16:00:00Z`),
  ...rest,
});

test("the moving call, in three languages", () => {
  expect([en, da, ar].map((t) => [titleOf(moving, t), whenOf(moving, t, now)])).toEqual([
    ["Help moving, a family of 4", "Today 14:00–17:00"],
    ["Hjælp til at flytte, en familie på 4", "I dag kl. 14.00–17.00"],
    ["مساعدة في الانتقال إلى مسكن جديد، لعائلة من 4 أفراد", "اليوم من 14:00 إلى 17:00"],
  ]);
  expect(slotOf({ role: "driver", needs: ["car"], places: 2 }, en)).toBe("2 drivers with a car");
  expect(slotOf({ role: "driver", needs: ["car", "trailer"], places: 1 }, da)).toBe(
    "1 chauffør med bil og trailer",
  );
  expect(slotOf({ role: "carrier", needs: ["lifting"], places: 4 }, ar)).toBe("4 أشخاص أقوياء لحمل الأغراض");
});

test("Arabic counts in its six ways", () => {
  const drivers = [1, 2, 3, 10, 11, 99, 100, 103].map((places) =>
    slotOf({ role: "driver", needs: [], places }, ar),
  );
  expect(drivers).toEqual([
    "سائق واحد",
    "سائقان",
    "3 سائقين",
    "10 سائقين",
    "11 سائقًا",
    "99 سائقًا",
    "100 سائق",
    "103 سائقين",
  ]);
});

test("when: the days around today have names, others their date", () => {
  expect(whenOf(on("2026-03-11"), en, now)).toBe("Tomorrow 14:00–17:00");
  expect(whenOf(on("2026-03-09"), da, now)).toBe("I går kl. 14.00–17.00");
  expect(whenOf(on("2026-03-14"), en, now)).toBe("Saturday 14 March, 14:00–17:00");
  expect(whenOf(on("2026-03-14"), da, now)).toBe("Lørdag 14. marts kl. 14.00–17.00");
  expect(whenOf(on("2027-01-02"), en, now)).toBe("Saturday, 2 January 2027, 14:00–17:00");
  expect(whenOf(on("2026-03-14"), ar, now)).toBe("السبت، 14 مارس من 14:00 إلى 17:00");
  expect(whenOf({ ...moving, timing: "now" }, en, now)).toBe("Now, until 17:00");
  expect(whenOf({ ...moving, timing: "now" }, en, new Date("2026-03-10T18:00:00Z"))).toBe(
    "Today 14:00–17:00",
  );
});

test("when: the day is the one on the wall where it happens", () => {
  const late = {
    ...moving,
    startsAt: new Date("2026-03-10T23:30:00Z"),
    endsAt: new Date("2026-03-11T01:00:00Z"),
  };
  expect(whenOf(late, en, now)).toBe("Tomorrow 00:30–02:00");
  // Clocks go forward on 29 March: 14:00 on the wall is 12:00 UTC from then on.
  const spring = {
    ...moving,
    startsAt: new Date("2026-03-29T12:00:00Z"),
    endsAt: new Date("2026-03-29T13:00:00Z"),
  };
  expect(whenOf(spring, en, new Date("2026-03-28T22:30:00Z"))).toBe("Tomorrow 14:00–15:00");
});

test("languages are an either-or, in each reader's own words", () => {
  expect(languagesOf(["en", "ar", "ckb"], en)).toBe("English, Arabic or Kurdish (Sorani)");
  expect(languagesOf(["ar", "da"], da)).toBe("dansk eller arabisk");
  expect(languagesOf(["prs"], ar)).toBe("الدرية");
});
