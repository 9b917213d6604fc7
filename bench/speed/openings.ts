// Calls that open together: put up through the product's own services, and taken away again.
import { ask } from "../../src/modules/askings/public.ts";
import { insertCall } from "../../src/modules/calls/public.ts";
import { createOccasion } from "../../src/modules/turnout/public.ts";
import type { Db } from "../../src/platform/db.ts";
import { newId } from "../../src/platform/ids.ts";
import type { Platform } from "../../src/platform/platform.ts";

const hour = 3_600_000;

/** As many calls as that for help with moving this afternoon, in one transaction: their askings are due at once. */
export async function openCalls(
  platform: Platform,
  groupId: string,
  owners: readonly string[],
): Promise<string[]> {
  const now = platform.clock.now().getTime();
  return platform.db.transaction().execute(async (trx) => {
    const ids: string[] = [];
    for (const ownerId of owners) {
      const id = newId();
      ids.push(id);
      const startsAt = new Date(now + (4 + (ids.length % 5)) * hour);
      const endsAt = new Date(startsAt.getTime() + 2 * hour);
      await createOccasion(trx, platform, {
        id,
        kind: "call",
        groupId,
        ownerId,
        startsAt,
        endsAt,
        zone: "Europe/Copenhagen",
        expiresAt: endsAt,
        remote: false,
        placeId: "koebenhavn-101",
        area: "København",
        at: { lat: 55.66 + 0.002 * (ids.length % 25), lon: 12.57 },
        meetingPoint: "",
        slots: [
          { role: "driver", needs: ["car"], places: 2 },
          { role: "carrier", needs: ["lifting"], places: 4 },
        ],
        address: null,
        allocateAt: null,
      });
      await insertCall(trx, {
        id,
        groupId,
        direction: "need",
        category: "moving",
        timing: "date",
        party: 3,
        languages: ["en", "ar"],
        details: [],
        note: "",
        noteLang: null,
        photoId: null,
        onBehalf: false,
        consent: null,
        consentAt: null,
        urgent: false,
      });
      await ask(trx, platform, { occasionId: id, groupId, kind: "need.moving", languages: ["en", "ar"] });
    }
    return ids;
  });
}

export async function removeCalls(db: Db, ids: readonly string[]): Promise<void> {
  await db.deleteFrom("occasions").where("id", "in", ids).execute();
}
