// Every address tried by every kind of reader: the answer is the expected one, a refusal changes nothing, nothing leaks.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { declaredRoutes, readRows } from "../../tools/access.ts";
import { type Answer, actors, type Expected, routeOf } from "../../tools/access-expected.ts";
import { told } from "./calls.ts";
import { leaksIn, type Marker, markersOf, wholeOf } from "./markers.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
let markers: Marker[];
const rows = readRows();
/** Marks each actor has read somewhere. */
const read = new Map(actors.map((actor) => [actor, new Set<string>()]));

beforeAll(async () => {
  world = await openWorld();
  markers = markersOf(world);
});
afterAll(() => world.close());

const words: Record<number, Answer> = {
  200: "ok",
  303: "ok",
  401: "sign",
  403: "no",
  404: "none",
  409: "busy",
  410: "gone",
  422: "wrong",
};

const formOf = (text: string): Record<string, string[]> => {
  const sent = new URLSearchParams(text);
  return Object.fromEntries([...new Set(sent.keys())].map((name) => [name, sent.getAll(name)]));
};

/** What `actor` gets, which tables changed by it, and what it told them that they may not know. */
async function attempt(row: Expected, actor: (typeof actors)[number]) {
  const path = world.fill(row.path);
  const form = world.fill(row.form);
  const answer = await world.ask(actor, row.method, path, { form: formOf(form) });
  const said = await wholeOf(answer);
  for (const { text } of markers) if (said.includes(text)) read.get(actor)?.add(text);
  return {
    answer: words[answer.status] ?? String(answer.status),
    leaks: leaksIn(said, actor, path + form, markers),
  };
}

/** GETs of all actors together: none of them may change anything, so one look at the database does. */
async function look(row: Expected) {
  const got = await Promise.all(actors.map((actor) => attempt(row, actor)));
  return got.map((one) => ({ ...one, changed: [] as string[] }));
}

async function send(row: Expected) {
  const got = [];
  for (const actor of actors) {
    const one = await attempt(row, actor);
    const changed = await world.snapshot.changed();
    if (changed.length) await world.snapshot.restore();
    got.push({ ...one, changed });
  }
  return got;
}

describe.each([...Map.groupBy(rows, (row) => routeOf(row, declaredRoutes)?.module ?? "nowhere")])(
  "%s",
  (_, own) => {
    test.each(own.map((row) => [`${row.method} ${row.path} ${row.form}`.trim(), row] as const))(
      "%s",
      async (_, row) => {
        const changing = row.method !== "GET" || row.cells.includes("does");
        const got = changing ? await send(row) : await look(row);
        const seen = got.map(({ answer, changed }) => (answer === "ok" && changed.length ? "does" : answer));
        expect(Object.fromEntries(actors.map((actor, i) => [actor, seen[i]]))).toEqual(
          Object.fromEntries(actors.map((actor, i) => [actor, row.cells[i]])),
        );
        const amiss = got.map(({ answer, changed }) => (answer === "ok" ? [] : changed));
        expect(amiss, "a refusal changes nothing").toEqual(actors.map(() => []));
        expect(
          got.map(({ leaks }) => leaks),
          "nobody reads what is not for them",
        ).toEqual(actors.map(() => []));
        if (!changing) expect(await world.snapshot.changed(), "looking changes nothing").toEqual([]);
      },
    );
  },
);

test("who is a host no more reads the address nowhere, not even in a change begun before", async () => {
  const begun = await world.ask("host", "POST", world.fill("/calls/{ahead}/edits"));
  const page = begun.headers.get("location")?.replace("/check", "/address") ?? "";
  const exact = told("exact", "ahead");
  expect(await (await world.ask("host", "GET", page)).text()).toContain(exact);
  const host = world.cast.somebody.host.personId;
  await world.platform.db
    .updateTable("memberships")
    .set({ role: "member" })
    .where("person_id", "=", host)
    .execute();
  for (const path of [page, page.replace("/address", "/check"), world.fill("/calls/{ahead}")])
    expect(await (await world.ask("host", "GET", path)).text()).not.toContain(exact);
  await world.snapshot.restore();
});

test("what is for somebody was found by them: the marks are real", () => {
  const unseen = markers.flatMap(({ what, text, must }) =>
    must.filter((actor) => !read.get(actor)?.has(text)).map((actor) => `${actor} never read ${what}`),
  );
  expect(unseen).toEqual([]);
});

test("the log holds nothing of anybody", () => {
  const lines = world.logged.join("\n");
  expect(markers.filter(({ text }) => lines.includes(text)).map(({ what }) => what)).toEqual([]);
});
