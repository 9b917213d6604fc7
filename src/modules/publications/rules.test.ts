// What a call and a draft become of each other.
import { expect, test } from "vitest";
import { fromLocal, localIso } from "../../platform/zoned.ts";
import type { Call } from "../calls/public.ts";
import type { Fields } from "../drafts/public.ts";
import { again, alignSlots, callOf, fieldsOf, occasionOf } from "./rules.ts";

const slot = (role: string, places: number, ...needs: string[]) => ({ role, places, needs });

test("slots keep their places in the order they have, and a role no longer wanted has none", () => {
  const now = [slot("driver", 2, "car"), slot("carrier", 4)];
  expect(alignSlots(now, [slot("carrier", 5), slot("helper", 1)])).toEqual([
    slot("driver", 0, "car"),
    slot("carrier", 5),
    slot("helper", 1),
  ]);
  expect(alignSlots(now, [slot("carrier", 4), slot("driver", 1)])).toEqual([
    slot("driver", 1),
    slot("carrier", 4),
  ]);
});

const zone = "Europe/Copenhagen";
const wall = {
  now: new Date(),
  local: (at: Date) => localIso(at, zone).slice(0, 16),
  moment: (local: string) => fromLocal(local, zone),
};
const call = {
  direction: "need",
  category: "moving",
  timing: "now",
  party: 4,
  languages: ["ar"],
  details: ["children", "floor_3", "no_lift"],
  note: "Sofa",
  noteLang: "en",
  onBehalf: true,
  startsAt: fromLocal("2026-06-12T22:00", zone),
  endsAt: fromLocal("2026-06-13T01:00", zone),
  remote: false,
  placeId: "odense-461",
  meetingPoint: "Station",
  slots: [slot("driver", 1, "car"), slot("driver", 1, "van"), slot("carrier", 4)],
} as unknown as Call;
const known = { address: "Vej 1", consent: "said" as const, consentAt: new Date("2026-06-01T10:00:00Z") };

test("a call becomes answers: a fixed time, children where they are asked about, each role once", () => {
  expect(fieldsOf(call, known, true, wall)).toMatchObject({
    timing: "date",
    date: "2026-06-12",
    from: "22:00",
    to: "01:00",
    children: true,
    details: ["floor_3", "no_lift"],
    address: "Vej 1",
    consent: "said",
    consentAt: "2026-06-01T10:00:00.000Z",
    slots: [
      { role: "driver", places: 2, needs: ["car", "van"] },
      { role: "carrier", places: 4, needs: [] },
    ],
  });
});

test("asking again keeps everything but the time and somebody's consent, which is given for one time", () => {
  const fields = again(fieldsOf(call, known, true, wall));
  expect(fields).not.toHaveProperty("date");
  expect(fields).toMatchObject({ onBehalf: true, party: 4, address: "Vej 1" });
  expect(fields.timing).toBeUndefined();
  expect(fields.consent).toBeUndefined();
});

const fields: Fields = {
  direction: "need",
  category: "form",
  remote: true,
  placeId: "odense-461",
  address: "Vej 1",
  meetingPoint: "Station",
};
const category = { remote: "possible" } as Parameters<typeof occasionOf>[0]["category"];
const spot = { placeId: "odense-461", area: "Odense", at: { lat: 55, lon: 10 } };
const time = { startsAt: null, endsAt: null, expiresAt: new Date() };

test("what is done from afar has no address, whatever was typed before", () => {
  const slots = [{ role: "helper" as const, places: 1, needs: [] }];
  const far = occasionOf({ fields: { ...fields, slots }, category, photoId: null }, time, spot);
  expect(far).toMatchObject({ remote: true, address: null, meetingPoint: "" });
  const near = occasionOf(
    { fields: { ...fields, slots, remote: false }, category, photoId: null },
    time,
    spot,
  );
  expect(near).toMatchObject({ remote: false, address: "Vej 1", meetingPoint: "Station" });
});

test("consent is only kept where it is needed", () => {
  const given = {
    fields: { ...fields, consent: "said" as const, consentAt: "2026-06-01T10:00:00.000Z" },
    category,
    photoId: null,
  };
  expect(callOf(given, [])).toMatchObject({ onBehalf: false, consent: null, consentAt: null });
  const behalf = { ...given, fields: { ...given.fields, onBehalf: true } };
  expect(callOf(behalf, [])).toMatchObject({
    onBehalf: true,
    consent: "said",
    consentAt: new Date("2026-06-01T10:00:00Z"),
  });
});
