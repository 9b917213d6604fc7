// Drafts at every step: the owner's own, one that changes a call, and one of somebody without a name.
import type { Fields } from "../../src/modules/drafts/rules.ts";
import { newId } from "../../src/platform/ids.ts";
import type { TestPlatform } from "../support/platform.ts";
import type { Cast } from "./cast.ts";

/** Whole, with words to look for. */
const whole = (whose: string): Fields => ({
  direction: "need",
  category: "moving",
  party: 3,
  children: true,
  onBehalf: true,
  consent: "said",
  consentAt: "2026-06-10T06:00:00.000Z",
  timing: "date",
  date: "2026-06-20",
  from: "14:00",
  to: "17:00",
  remote: false,
  placeId: "odense-461",
  meetingPoint: `draft-mark-meeting-${whose}`,
  address: `draft-mark-exact-${whose}`,
  languages: ["ar", "en"],
  slots: [{ role: "driver", places: 2, needs: ["car"] }],
  details: ["parking"],
  note: `draft-mark-note-${whose}`,
  noteLang: "en",
});

export async function composeDrafts(
  { platform, clock }: TestPlatform,
  { somebody, visitor }: Cast,
  about: { groupId: string; photo: string; callId: string },
): Promise<Record<"draft" | "today" | "edit" | "visit" | "gift" | "form", string>> {
  const owner = { session_id: somebody.owner.sessionId, person_id: somebody.owner.personId };
  const rows = {
    draft: { ...owner, fields: whole("owner"), photo_id: about.photo },
    today: { ...owner, fields: { ...whole("today"), timing: "today", part: "evening" } },
    edit: { ...owner, fields: whole("edit"), call_id: about.callId },
    gift: { ...owner, fields: { direction: "offer", category: "bicycle" } },
    form: { ...owner, fields: { direction: "need", category: "form" } },
    visit: { session_id: visitor.sessionId, person_id: null, fields: whole("visit") },
  } as const;
  const ids = Object.fromEntries(Object.keys(rows).map((name) => [name, newId()])) as Record<
    keyof typeof rows,
    string
  >;
  for (const [name, { fields, ...row }] of Object.entries(rows)) {
    await platform.db
      .insertInto("drafts")
      .values({
        id: ids[name as keyof typeof rows],
        group_id: about.groupId,
        updated_at: clock.now(),
        fields: JSON.stringify(fields) as never,
        ...row,
      })
      .execute();
  }
  return ids;
}
