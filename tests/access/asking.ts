// Who wants to be asked how, and who was: the asker takes a break and has blocked somebody, the member has muted the
// group after having been asked.

import { ask } from "../../src/modules/askings/public.ts";
import { mutePath, pausePath } from "../../src/modules/attention/public.ts";
import { answerPath, send } from "../../src/modules/nudges/public.ts";
import { newId } from "../../src/platform/ids.ts";
import { signature } from "../../src/platform/seal.ts";
import type { TestPlatform } from "../support/platform.ts";
import type { Arranged } from "./calls.ts";
import type { Cast } from "./cast.ts";

/** @returns the marks in links that are sent to the asker and the member, and the one that stands for the block */
export async function wishAbout(
  { platform, clock }: TestPlatform,
  { somebody }: Cast,
  groupId: string,
): Promise<Record<string, string>> {
  const { db } = platform;
  const since = clock.now();
  const [owner, member, unknown] = [somebody.owner, somebody.member, somebody.unknown].map(
    ({ personId }) => personId,
  ) as [string, string, string];
  const paused_until = new Date("2026-08-01T06:00:00Z");
  await db.insertInto("attention").values({ person_id: owner, paused_until }).execute();
  await db.insertInto("mutes").values({ person_id: member, group_id: groupId, since }).execute();
  await db.insertInto("blocks").values({ person_id: owner, blocked_id: unknown, since }).execute();
  const mark = (path: string) => path.split("/").at(-1) ?? "";
  return {
    "pause.owner": mark(await pausePath(db, owner)),
    "pause.member": mark(await pausePath(db, member)),
    "mute.owner": mark(await mutePath(db, owner, "odense")),
    "mute.member": mark(await mutePath(db, member, "odense")),
    block: await signature(db, "unblock", `${owner} ${unknown}`),
  };
}

/** One call asks, and one urgently. @returns the member's nudge for the first, and the mark in the message about it */
export async function askMember(
  { platform, clock }: TestPlatform,
  { somebody }: Cast,
  groupId: string,
  { ahead: { callId, slots }, begun }: Record<"ahead" | "begun", Arranged>,
): Promise<Record<string, string>> {
  const { db } = platform;
  const { personId } = somebody.member;
  const id = newId();
  const at = clock.now().getTime();
  const known = { kind: "need.moving", at, hour: 9, km: 1, habit: null, listener: null };
  await db.transaction().execute(async (trx) => {
    for (const occasionId of [callId, begun.callId])
      await ask(trx, platform, { occasionId, groupId, kind: "need.moving", languages: [] });
    await trx
      .updateTable("askings")
      .set({ urgent_by: somebody.host.personId, urgent_at: clock.now() })
      .where("occasion_id", "=", begun.callId)
      .execute();
    const nudge = { id, groupId, occasionId: callId, slotId: slots[0] ?? "", personId, wave: 1 };
    const why = { chance: 0.3, ask: known, km: 1, reasons: ["near"] };
    await send(trx, platform, [{ ...nudge, ...why }], { until: new Date("2026-07-01"), atNight: false });
  });
  return { nudge: id, "nudge.mark": (await answerPath(db, { id, personId })).split("/").at(-1) ?? "" };
}
