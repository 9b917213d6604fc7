// Nobody can flood a board: so many calls a day, and the next one waits as a draft.
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { composing, morning } from "../../../tests/support/composing.ts";
import { words } from "../../platform/words.ts";

const { nabo, amal, begin, answerAll, publishedBy } = await composing();
afterAll(() => nabo.close());

test("the twenty-first call of a day is kept as a draft, and goes up a day later", async () => {
  nabo.clock.set(morning);
  const first = await publishedBy(amal);
  await sql`
    insert into occasions (id, group_id, kind, owner_id, expires_at, place_id, area, lat, lon, published_at)
    select gen_random_uuid(), group_id, kind, owner_id, expires_at, place_id, area, lat, lon, published_at
    from occasions, generate_series(1, 19) where id = ${first}`.execute(nabo.platform.db);
  const { id, cookie } = await begin("need.moving", amal.cookie);
  await answerAll(id, cookie);
  const refused = await nabo.post(`/drafts/${id}/publication`, {}, cookie);
  expect(refused.status).toBe(429);
  expect(await refused.text()).toContain(words("ar")("publications:refusal.too_many"));
  expect((await nabo.get(`/drafts/${id}/check`, cookie)).status).toBe(200);

  nabo.clock.pass(24 * 60 + 1);
  expect((await nabo.post(`/drafts/${id}/publication`, {}, cookie)).headers.get("location")).toBe(
    `/calls/${id}`,
  );
});
