// Notices against a real database: told once, said in the reader's language, read, forgotten.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type NoticesTrial, noticesTrial, trialSays } from "../../../tests/support/notices.ts";
import { forgetOld } from "./service.ts";

let nabo: NoticesTrial;
beforeAll(async () => {
  nabo = await noticesTrial();
});
afterAll(() => nabo.close());
beforeEach(() => nabo.clock.set("2026-06-10T07:00:00Z"));

test("what is told twice is one notice, and lies in the inbox in the reader's language", async () => {
  const jonas = await nabo.person("Jonas");
  const amal = await nabo.person("Amal", { lang: "da" });
  const told = nabo.telling(amal.personId, {
    by: jonas.personId,
    dedup: "the same",
    occasionId: await nabo.occasion(nabo.clock.now()),
  });
  await nabo.tell(told, told);
  await nabo.tell(told);
  const page = await (await nabo.get("/inbox", amal.cookie)).text();
  expect(page.split(trialSays("da", "Jonas"))).toHaveLength(2);
  expect(page).toContain("I dag");
  expect(await (await nabo.get("/me", amal.cookie)).text()).toContain("Beskeder, 1 ny");
});

test("nobody registered, nothing told; nobody there, nobody told", async () => {
  const amal = await nabo.person("Amal");
  await expect(nabo.tell(nabo.telling(amal.personId, { kind: "trial.unknown" }))).rejects.toThrow(
    "trial.unknown",
  );
  await nabo.tell(nabo.telling(amal.personId, { personId: null }));
  expect(await (await nabo.get("/inbox", amal.cookie)).text()).toContain("Nothing here yet");
});

test("a notice leads to its thing and is read then; the rest at once", async () => {
  const amal = await nabo.person("Amal");
  const call = await nabo.occasion(nabo.clock.now());
  await nabo.tell(
    nabo.telling(amal.personId, { occasionId: call }),
    nabo.telling(amal.personId),
    nabo.telling(amal.personId),
  );
  const page = await (await nabo.get("/inbox", amal.cookie)).text();
  const links = [...page.matchAll(/href="(\/inbox\/[0-9a-f-]{36})"/g)].map(([, link]) => link ?? "");
  expect(links).toHaveLength(3);
  const ways = await Promise.all(
    links.map(async (link) => (await nabo.get(link, amal.cookie)).headers.get("location")),
  );
  expect(ways.sort()).toEqual([`/calls/${call}`, "/groups/koebenhavn", "/groups/koebenhavn"]);
  await nabo.tell(nabo.telling(amal.personId));
  expect(await (await nabo.get("/inbox", amal.cookie)).text()).toContain("New");
  await nabo.post("/inbox/read", {}, amal.cookie);
  expect(await (await nabo.get("/inbox", amal.cookie)).text()).not.toContain('action="/inbox/read"');
});

test("nobody opens another's notice", async () => {
  const [amal, jonas] = [await nabo.person("Amal"), await nabo.person("Jonas")];
  await nabo.tell(nabo.telling(amal.personId));
  const link =
    /href="(\/inbox\/[0-9a-f-]{36})"/.exec(await (await nabo.get("/inbox", amal.cookie)).text())?.[1] ?? "";
  expect((await nabo.get(link, jonas.cookie)).status).toBe(404);
  expect((await nabo.get(link)).status).toBe(401);
});

test("a long inbox is read page by page, each notice once", async () => {
  const amal = await nabo.person("Amal");
  for (let i = 0; i < 3; i++) {
    nabo.clock.pass(24 * 60);
    await nabo.tell(...Array.from({ length: 30 }, () => nabo.telling(amal.personId)));
  }
  const seen: string[] = [];
  for (let path: string | undefined = "/inbox"; path; ) {
    const page = await (await nabo.get(path, amal.cookie)).text();
    seen.push(...[...page.matchAll(/href="(\/inbox\/[0-9a-f-]{36})"/g)].map(([, link]) => link ?? ""));
    path = /href="(\/inbox\?before=[0-9a-f-]{36})"/.exec(page)?.[1];
  }
  expect(seen).toHaveLength(90);
  expect(new Set(seen).size).toBe(90);
});

test("who leaves is forgotten in what others were told", async () => {
  const [amal, jonas] = [await nabo.person("Amal"), await nabo.person("Jonas Jonassen")];
  await nabo.tell(nabo.telling(amal.personId, { by: jonas.personId }));
  expect(await (await nabo.get("/inbox", amal.cookie)).text()).toContain("Jonas Jonassen");
  await nabo.post("/me/leaving", {}, jonas.cookie);
  expect(await (await nabo.get("/inbox", amal.cookie)).text()).not.toContain("Jonas");
});

test("what was read is forgotten after ninety days, what was not after a year", async () => {
  const amal = await nabo.person("Amal");
  await nabo.tell(nabo.telling(amal.personId, { dedup: "read" }));
  await nabo.post("/inbox/read", {}, amal.cookie);
  await nabo.tell(nabo.telling(amal.personId, { dedup: "unread" }));
  const left = async (days: number) => {
    nabo.clock.pass(days * 24 * 60);
    await forgetOld(nabo.platform);
    const rows = await nabo.platform.db
      .selectFrom("notices")
      .select("dedup")
      .where("person_id", "=", amal.personId)
      .execute();
    return rows.map(({ dedup }) => dedup).sort();
  };
  expect(await left(89)).toEqual(["read", "unread"]);
  expect(await left(2)).toEqual(["unread"]);
  expect(await left(280)).toEqual([]);
});

test("an open inbox hears of news, and only of its own", async () => {
  const [amal, jonas] = [await nabo.person("Amal"), await nabo.person("Jonas")];
  const [hers, his] = [await streamOf(amal.cookie), await streamOf(jonas.cookie)];
  await nabo.tell(nabo.telling(jonas.personId));
  expect(await his.next()).toBe("call");
  await nabo.tell(nabo.telling(amal.personId));
  expect(await hers.next()).toBe("call");
  await hers.end();
  await his.end();
  expect([hers.heard, his.heard]).toEqual([1, 1]);
});

/** The events of an open inbox, without those that only say that something may have been missed. */
async function streamOf(cookie: string) {
  const reader = (await nabo.get("/live/inbox", cookie)).body
    ?.pipeThrough(new TextDecoderStream())
    .getReader();
  if (!reader) throw new Error("the inbox sends no stream");
  const stream = {
    heard: 0,
    async next(): Promise<string> {
      for (;;) {
        const { value = "" } = await reader.read();
        const [, event] = /event: (\w+)/.exec(value) ?? [];
        if (!event || event === "again") continue;
        stream.heard++;
        return event;
      }
    },
    end: () => reader.cancel(),
  };
  return stream;
}
