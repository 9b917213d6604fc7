// Who wants to be asked how: the asker takes a break and has blocked somebody, the member has muted the group.
import { mutePath, pausePath } from "../../src/modules/attention/public.ts";
import { signature } from "../../src/platform/seal.ts";
import type { TestPlatform } from "../support/platform.ts";
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
