// Rows about coming back in, as old as a test wants them: a challenge, a link to another device, and help from hosts.
import { newId } from "../../src/platform/ids.ts";
import type { openField } from "./field.ts";

type Field = Awaited<ReturnType<typeof openField>>;

const longAgo = new Date("2020-01-01T00:00:00Z");

/** One that nobody answered in time. Returns the id of its visit. */
export async function challenge({ db, session }: Field, ends_at: Date): Promise<string> {
  const session_id = await session(true, new Date("2030-01-01T00:00:00Z"));
  const row = { session_id, purpose: "add" as const, challenge: Buffer.from("x"), ends_at };
  await db.insertInto("challenges").values(row).execute();
  return session_id;
}

async function somebody({ db }: Field): Promise<string> {
  const id = newId();
  await db.insertInto("people").values({ id, name: "Amal", lang: "ar", created_at: longAgo }).execute();
  return id;
}

export async function handover(field: Field, ends_at: Date): Promise<string> {
  const [id, person_id] = [newId(), await somebody(field)];
  const row = { id, person_id, token_hash: Buffer.from(id), created_at: longAgo, ends_at };
  await field.db.insertInto("handovers").values(row).execute();
  return id;
}

export async function recovery(field: Field, ended_at: Date): Promise<string> {
  const [id, person_id] = [newId(), await somebody(field)];
  const { id: group_id } = await field.db.selectFrom("groups").select("id").executeTakeFirstOrThrow();
  const row = { id, person_id, group_id, begun_at: longAgo, ended_at, outcome: "lapsed" as const };
  await field.db.insertInto("recoveries").values(row).execute();
  return id;
}
