// How people come back in: the asker has a passkey and a link to another device; hosts help the asker and somebody who
// is known back in, of whom one waits for a second host and the other is ready.
import { hashToken, newToken } from "../../src/platform/actor.ts";
import { newId } from "../../src/platform/ids.ts";
import { signature } from "../../src/platform/seal.ts";
import type { TestPlatform } from "../support/platform.ts";
import type { Cast } from "./cast.ts";

const day = 86_400_000;

/** @returns what stands for a passkey, the word in a link, two recoveries, and the mark in messages about the first */
export async function waysBack(
  { platform, clock }: TestPlatform,
  { somebody }: Cast,
  group_id: string,
): Promise<Record<"passkey" | "link" | "recovery" | "recovery.ready" | "recovery.mark", string>> {
  const { db } = platform;
  const now = clock.now();
  const ago = (days: number) => new Date(now.getTime() - days * day);
  const { owner, known, host, elsewhere } = somebody;
  const [passkey, link, recovery, ready] = [newId(), newToken(), newId(), newId()];
  const secret = { credential_id: Buffer.from("credentialmark"), public_key: Buffer.from("keymark") };
  await db
    .insertInto("passkeys")
    .values({
      id: passkey,
      person_id: owner.personId,
      ...secret,
      may_back_up: true,
      backed_up: true,
      name: "My phone",
      created_at: now,
    })
    .execute();
  await db
    .insertInto("handovers")
    .values({
      id: newId(),
      person_id: owner.personId,
      session_id: owner.sessionId,
      token_hash: hashToken(link),
      created_at: now,
      ends_at: new Date(now.getTime() + 600_000),
    })
    .execute();
  await db
    .updateTable("memberships")
    .set({ host_since: ago(30) })
    .where("person_id", "=", host.personId)
    .execute();
  await db
    .insertInto("recoveries")
    .values([
      {
        id: recovery,
        group_id,
        person_id: owner.personId,
        begun_by: elsewhere.personId,
        begun_at: ago(1),
      },
      {
        id: ready,
        group_id,
        person_id: known.personId,
        begun_by: elsewhere.personId,
        begun_at: ago(3),
        confirmed_by: host.personId,
        confirmed_at: ago(2),
        ready_at: ago(1),
      },
    ])
    .execute();
  const mark = await signature(db, "stop recovery", recovery);
  return { passkey, link, recovery, "recovery.ready": ready, "recovery.mark": mark };
}
