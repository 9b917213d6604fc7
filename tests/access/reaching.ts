// How somebody is reached: the asker has a device that takes push messages, and a number that was proven; the member
// has one that is not.
import { newToken } from "../../src/platform/actor.ts";
import type { TestPlatform } from "../support/platform.ts";
import type { Cast } from "./cast.ts";

/** @returns the number, and the handle by which messages to it are stopped */
export async function reachOwner(
  { platform, clock }: TestPlatform,
  { somebody }: Cast,
): Promise<Record<"number" | "sms" | "endpoint", string>> {
  const { db } = platform;
  const { personId, sessionId } = somebody.owner;
  const endpoint = "https://updates.push.services.mozilla.com/wpush/v2/endpointmark";
  const keys = {
    p256dh: "BG_wO5SSQc4drdQ1GeaWDgqFtBppoFwygQOqK84VlMoWPE91OlW_AdxT9sCwx-7ni0DG_30lqW4igrmJzvccFEo",
    auth: "QUFBQUFBQUFBQUFBQUFBQQ",
  };
  await db
    .insertInto("devices")
    .values({ session_id: sessionId, person_id: personId, endpoint, ...keys })
    .execute();
  const now = clock.now();
  const [number, handle] = ["+4528910473", newToken().slice(0, 11)];
  await db
    .insertInto("phones")
    .values({ person_id: personId, number, handle, proven_at: now, codes_since: now })
    .execute();
  // Of the member's number the code was typed wrong too often.
  const code = { code_mark: "x", code_until: new Date("2026-07-01"), tries: 5, codes: 1 };
  await db
    .insertInto("phones")
    .values({
      person_id: somebody.member.personId,
      number: "+4528910475",
      handle: newToken(),
      codes_since: now,
      ...code,
    })
    .execute();
  return { number, sms: handle, endpoint };
}
