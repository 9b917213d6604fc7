// The disk is full when somebody adds a photo: the rest of what they sent is kept, and nothing is half written.
import { sql } from "kysely";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Connection, connect } from "../../src/platform/db.ts";
import en from "../../src/web/words/en.json" with { type: "json" };
import { openGround, type Person } from "./support/ground.ts";
import { ownServer, type Server } from "./support/postgres.ts";
import { type Product, startProduct } from "./support/product.ts";
import { type SmallDisk, smallDisk } from "./support/small-disk.ts";
import { type Answer, encode, get, keptForm, post } from "./support/visitor.ts";

let server: Server;
let connection: Connection;
let product: Product;
let amal: Person;
let draft: string;
let disk: SmallDisk;

beforeAll(async () => {
  server = await ownServer();
  connection = connect(server.url, { max: 2 });
  const ground = await openGround(connection.db);
  amal = await ground.person();
  disk = smallDisk(1, server.account);
  await connection.pool.query(`create tablespace small location '${disk.folder}'`);
  await connection.pool.query("alter table photos set tablespace small");
  product = await startProduct(server.url);
  const begun = await post(`${product.url}/drafts`, { what: "need.moving", group: ground.slug }, amal);
  draft = /[0-9a-f-]{36}/.exec(begun.headers.get("location") ?? "")?.[0] ?? "";
}, 60_000);
afterAll(async () => {
  await product?.stop();
  await connection?.close();
  await server?.kill();
  disk?.close();
  await server?.close();
});

/** So full of detail that it cannot be made small. */
const photo = async (): Promise<File> => {
  const side = 900;
  const noise = Buffer.from(Array.from({ length: side * side * 3 }, () => Math.random() * 255));
  const raw = { raw: { width: side, height: side, channels: 3 as const } };
  return new File([new Uint8Array(await sharp(noise, raw).jpeg().toBuffer())], "sofa.jpg", {
    type: "image/jpeg",
  });
};

const words = {
  note: 'En stor sofa & to "lamper"\nأريكة كبيرة',
  note_lang: "da",
  details: ["no_lift", "bring_gloves"],
};

async function send(photo?: File): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of encode({ ...words, floor: "floor_3" })) form.append(name, value);
  if (photo) form.append("photo", photo);
  return post(`${product.url}/drafts/${draft}/extras`, form, amal);
}

interface Kept {
  photos: number;
  shown: string | null;
  fields: Record<string, unknown>;
}

async function kept(): Promise<Kept> {
  const { rows } = await sql<Kept>`
    select (select count(*) from photos) as photos, photo_id as shown, fields from drafts where id = ${draft}`.execute(
    connection.db,
  );
  if (!rows[0]) throw new Error("the draft is gone");
  return rows[0];
}

test("what was written is kept, nothing is half done, and with room again all goes on", async () => {
  const sofa = await photo();
  let before = await kept();
  let answer = await send(sofa);
  for (let tries = 0; answer.status === 303 && tries < 40; tries++) {
    before = await kept();
    words.note = `${words.note}.`;
    answer = await send(sofa);
  }
  expect(answer.status).toBe(503);
  expect(before.photos).toBeGreaterThan(0);
  expect(answer.headers.get("retry-after")).toBeTruthy();
  expect(answer.text).not.toMatch(/\.(m?js|ts):\d+|53100|could not extend/);
  expect(answer.text).toContain(en.refusal.file_lost);
  expect(await kept()).toEqual(before);

  const again = keptForm(answer.text);
  const { note, note_lang, details } = words;
  expect(again?.action).toBe(`/drafts/${draft}/extras`);
  expect(again?.form).toEqual({ note: [note], note_lang: [note_lang], floor: ["floor_3"], details });
  expect((await get(`${product.url}/drafts/${draft}/extras`, amal)).status).toBe(200);
  expect((await get(`${product.url}/drafts/${draft}/photo`, amal)).status).toBe(200);
  expect((await post(product.url + again?.action, again?.form ?? {}, amal)).status).toBe(303);
  expect(await kept()).toMatchObject({ photos: before.photos, shown: before.shown, fields: { note } });
  expect((await send(sofa)).status).toBe(503);

  disk.grow(16);
  expect((await send(sofa)).status).toBe(303);
  const after = await kept();
  expect(after.photos).toBe(before.photos + 1);
  expect(after.shown).not.toBe(before.shown);
  expect((await get(`${product.url}/drafts/${draft}/photo`, amal)).headers.get("content-type")).toBe(
    "image/webp",
  );
  expect(product.ended()).toBeUndefined();
});
