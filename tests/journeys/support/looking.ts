// Looking things up behind the pages: ids that journeys need, and the message somebody is to open.
import { expect } from "vitest";
import type { Site, Somebody } from "./people.ts";
import type { Visitor } from "./visitor.ts";

/** The id of a call's slot, by its role; of its only one without. */
export async function slotOf(house: Site, call: string, role?: string): Promise<string> {
  let slots = house.platform.db.selectFrom("slots").select("id").where("occasion_id", "=", call);
  if (role) slots = slots.where("role", "=", role);
  return (await slots.executeTakeFirstOrThrow()).id;
}

/** The id of somebody's latest claim on a call. */
export async function claimOf(house: Site, call: string, { id }: Somebody): Promise<string> {
  const claims = house.platform.db.selectFrom("claims").select("id").where("occasion_id", "=", call);
  const mine = claims.where("person_id", "=", id).orderBy("id", "desc");
  return (await mine.executeTakeFirstOrThrow()).id;
}

/** How often somebody was told this. */
export async function timesTold(house: Site, { id }: Somebody, kind: string): Promise<number> {
  const notices = house.platform.db.selectFrom("notices").select("id");
  return (await notices.where("person_id", "=", id).where("kind", "=", kind).execute()).length;
}

/** Opens the newest message of this kind from the inbox. Returns its words. */
export async function openMessage(house: Site, v: Visitor, { id }: Somebody, kind: string): Promise<string> {
  const notices = house.platform.db.selectFrom("notices").select("id").where("kind", "=", kind);
  const newest = await notices.where("person_id", "=", id).orderBy("id", "desc").executeTakeFirst();
  expect(newest, `${kind} was told`).toBeDefined();
  await v.go("/inbox");
  const link = v.page.locator(`a[href="/inbox/${newest?.id}"]`);
  const said = (await link.textContent()) ?? "";
  await v.follow(link);
  return said;
}
