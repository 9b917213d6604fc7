// The pages about coming back in: passkeys, a code for another device, and help from two hosts in each state.
import { hashToken, newToken } from "../../../src/platform/actor.ts";
import { newId } from "../../../src/platform/ids.ts";
import { signature } from "../../../src/platform/seal.ts";
import type { House } from "./house.ts";
import type { Somebody } from "./people.ts";
import type { Spot } from "./spots.ts";

interface Cast {
  amal: Somebody;
  jonas: Somebody;
  karen: Somebody;
  stranger: Somebody;
}

const group = "venligboerne-koebenhavn";
const day = 86_400_000;

export async function returning(house: House, { amal, jonas, karen, stranger }: Cast): Promise<Spot[]> {
  const { db, clock } = house.platform;
  const now = clock.now();
  const at = (days: number) => new Date(now.getTime() + days * day);
  const backups = { may_back_up: true, backed_up: true, created_at: at(-9) };
  const secret = { credential_id: Buffer.from("a"), public_key: Buffer.from("a") };
  const passkey = { id: newId(), person_id: jonas.id, ...secret, ...backups, name: "Min telefon" };
  await db.insertInto("passkeys").values(passkey).execute();
  const links = [false, true].map((anew) => ({ anew, token: newToken() }));
  for (const { anew, token } of links) {
    const row = { person_id: amal.id, anew, token_hash: hashToken(token), created_at: now, ends_at: at(1) };
    await db
      .insertInto("handovers")
      .values({ id: newId(), ...row })
      .execute();
  }
  const found = db.selectFrom("groups").select("id").where("slug", "=", group);
  const { id: group_id } = await found.executeTakeFirstOrThrow();
  const begun = { group_id, begun_by: karen.id, begun_at: at(-2) };
  const second = { confirmed_by: jonas.id, confirmed_at: at(-1.5) };
  const ended = { outcome: "stopped" as const, ended_at: at(-1) };
  const rows = [
    { id: newId(), person_id: amal.id, ...begun, begun_by: jonas.id },
    { id: newId(), person_id: jonas.id, ...begun, ...second, confirmed_by: amal.id, ready_at: at(1) },
    { id: newId(), person_id: stranger.id, ...begun, ...second, ready_at: at(-0.5) },
    { id: newId(), person_id: amal.id, ...begun, ...second, ready_at: at(-0.5), ...ended },
  ];
  for (const row of rows) await db.insertInto("recoveries").values(row).execute();
  const mark = (id: string) => signature(db, "stop recovery", id);
  const stop = async (id = "") => ({
    route: "/stop-recovery/:id/:mark",
    path: `/stop-recovery/${id}/${await mark(id)}`,
    as: null,
  });
  const get = (route: string, path: string, as: Somebody | null): Spot => ({ route, path, as });
  const desk = `/groups/${group}/recoveries`;
  return [
    get("/me/keys", "/me/keys", jonas),
    get("/me/keys", "/me/keys", stranger),
    { ...get("/me/keys", "/me/keys", jonas), form: { name: "Telefon", answer: "nothing" } },
    { ...get("/sign-in/passkey", "/sign-in/passkey", null), form: { answer: "nothing" } },
    get("/me/device", "/me/device", jonas),
    ...links.map(({ token }) => get("/new-device/:token", `/new-device/${token}`, null)),
    get("/new-device/:token", "/new-device/guessed", null),
    get("/groups/:slug/recoveries", desk, karen),
    get("/groups/:slug/recoveries", `${desk}?q=a`, karen),
    get("/groups/:slug/recoveries", `${desk}?q=nobody`, karen),
    ...rows.map(({ id }) => get("/recoveries/:id", `/recoveries/${id}`, karen)),
    get("/me/recoveries", "/me/recoveries", amal),
    get("/me/recoveries", "/me/recoveries", karen),
    await stop(rows[0]?.id),
    await stop(rows[3]?.id),
  ];
}
