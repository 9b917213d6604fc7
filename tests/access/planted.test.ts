// What people write stays words: script and tricks in every text field, on every page, for every kind of reader.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { actors } from "../../tools/access-expected.ts";
import { crawl, type Page } from "./crawl.ts";
import { elementOf, encode, textOf } from "./html.ts";
import { dangersIn } from "./safe.ts";
import { openWorld, type World } from "./world.ts";

/** Out of text, out of an attribute, out of a textarea, out of a comment; and blanks that are not ours to fill. */
const tricks = `</textarea></title>--><script>alert(1)</script>"'onmouseover=alert(1) {{name}} $t(web:name) javascript:alert(1)`;
const planted = (field: string) => `${field} ${tricks}`;

/** Every column people's own words end up in, whatever forms may let through; names are as long as the table takes. */
const plant = [
  `update people set name = left('people.name ' || $1, 60)`,
  `update groups set name = 'groups.name ' || $1`,
  `update organisations set name = 'organisations.name ' || $1`,
  `update occasions set meeting_point = 'occasions.meeting ' || $1`,
  `update occasions set removed_reason = 'occasions.reason ' || $1 where removed_at is not null`,
  `update addresses set exact = 'addresses.exact ' || $1`,
  `update calls set note = 'calls.note ' || $1`,
  `update posts set body = 'posts.body ' || $1`,
  `update drafts set fields = fields || jsonb_build_object('note', 'drafts.note ' || $1, 'address', 'drafts.address ' || $1,
     'meetingPoint', 'drafts.meeting ' || $1, 'sought', 'drafts.sought ' || $1)`,
  `update passkeys set name = left('passkeys.name ' || $1, 60)`,
  `update sessions set label = 'sessions.label ' || $1`,
  `update reports set reason = 'reports.reason ' || $1`,
  `update reported_texts set body = 'reports.body ' || $1`,
  `update openings set reason = 'openings.reason ' || $1`,
  `update notices set kind = 'arrangements.removed', facts = jsonb_build_object('reason', 'notices.reason ' || $1)`,
];
const shown = [
  "people.name",
  "groups.name",
  "organisations.name",
  "occasions.meeting",
  "occasions.reason",
  "addresses.exact",
  "calls.note",
  "posts.body",
  "drafts.note",
  "drafts.address",
  "drafts.meeting",
  "passkeys.name",
  "sessions.label",
  "notices.reason",
  "reports.reason",
  "reports.body",
  "openings.reason",
  "messages.text",
];

let world: World;
let pages: Page[];

beforeAll(async () => {
  world = await openWorld();
  const { pool } = world.platform;
  await pool.query(
    `insert into organisations (id, slug, name, kind) values (gen_random_uuid(), 'venlig', 'x', 'network')`,
  );
  await pool.query("update groups set organisation_id = (select id from organisations)");
  for (const statement of plant) await pool.query(statement, [tricks]);
  const form = { body: planted("messages.text") };
  await world.ask("owner", "POST", world.fill("/conversations/{talk}/messages"), { form });
  await world.snapshot.renew();
  pages = await crawl(world, ["nobody", "visitor", "known", "owner", "host"]);
}, 180_000);
afterAll(() => world.close());

describe("planted in the database", () => {
  test("no page runs it", () => {
    const dangers = pages.flatMap(({ html, from, actor }) =>
      dangersIn(html).map((danger) => `${danger} on ${from} as ${actor}`),
    );
    expect(dangers).toEqual([]);
  });

  test.each(shown)("%s stands on a page word for word, blanks and all", (field) => {
    const whole = /^(people|passkeys)\.name$/.test(field) ? planted(field).slice(0, 60) : planted(field);
    expect(pages.filter(({ html }) => textOf(html).includes(whole)).length).toBeGreaterThan(0);
  });

  test("a calendar file stays a calendar file", async () => {
    const answer = await world.ask("owner", "GET", world.fill("/calls/{ahead}/calendar.ics"));
    const lines = (await answer.text()).replaceAll("\r\n ", "").trim().split("\r\n");
    for (const line of lines) expect(line).toMatch(/^(BEGIN|END|[A-Z]+)(;[A-Z]+=[^:]+)?:/);
    expect(lines.join("\n")).not.toContain("mark-ahead");
  });
});

describe("sent in an address", () => {
  const sent = encodeURIComponent(tricks);
  test.each([
    `/join?next=${sent}&group=${sent}`,
    `/sign-in?next=${sent}`,
    `/me/area?q=${sent}`,
    `/groups?q=${sent}&near=${sent}&page=${sent}`,
    `/groups/odense?what=${sent}&when=${sent}&language=${sent}&km=${sent}&lang=${sent}`,
    `/groups/odense/members?q=${sent}&after=${sent}`,
    `/groups/odense/questions?before=${sent}`,
    `/calls/new?group=${sent}&near=${sent}&direction=${sent}`,
    `/calls/new?near=${sent}`,
    `/calls/${sent}`,
    `/first-host/${sent}`,
    `/stop-mail/${sent}/${sent}`,
    `/inbox?before=${sent}`,
    `/conversations/${sent}`,
    `/demo/${sent}`,
    `/${sent}`,
  ])("%s", async (path) => {
    for (const actor of ["nobody", "host"] as const) {
      const answer = await world.ask(actor, "GET", path, {
        headers: { referer: tricks, "user-agent": tricks },
      });
      expect(answer.status).toBeLessThan(500);
      expect(dangersIn(await answer.text())).toEqual([]);
    }
  });
});

/** Forms with words in them that do not go through: for the words or for something beside them. */
const returned: [
  actor: (typeof actors)[number],
  path: string,
  form: Record<string, string>,
  fields: string[],
][] = [
  ["nobody", "/join", { name: planted("a"), lang: "xx" }, ["name"]],
  ["nobody", "/sign-in", { code: planted("a") }, ["code"]],
  ["member", "/me/about", { name: planted("a"), lang: "en" }, ["name"]],
  ["member", "/me/email", { email: planted("a") }, ["email"]],
  ["nobody", "/groups/odense/membership", { name: planted("a"), lang: "en" }, ["name"]],
  ["host", "/groups/odense/closure", { until: planted("a") }, ["until"]],
  ["host", "/groups/new", { group: planted("a"), kind: "club", place: planted("b") }, ["group", "place"]],
  [
    "nobody",
    "/first-host/{first}",
    { name: planted("a"), lang: "en", group: planted("b"), kind: "city", place: planted("c") },
    ["name", "group", "place"],
  ],
  ["member", "/calls/{ahead}/questions", { body: `28 91 04 73 ${tricks}` }, ["body"]],
  ["member", "/groups/odense/questions", { body: tricks.repeat(9) }, ["body"]],
  ["owner", "/questions/{question}/answers", { body: `a@b.dk ${tricks}` }, ["body"]],
  ["nobody", "/calls/{near}/claims", { slot: "{slot.near}", name: planted("a"), lang: "en" }, ["name"]],
  ["host", "/calls/{ahead}/removal", { reason: tricks.repeat(9) }, ["reason"]],
  ["owner", "/drafts/{draft}/time", { date: '2026-06-"1', from: '"<b>', to: "'<i>" }, ["date", "from", "to"]],
  ["owner", "/drafts/{draft}/where", { sought: '"<b>nowhere at all' }, ["sought"]],
  [
    "owner",
    "/drafts/{draft}/address",
    { meeting: '28 91 04 73 "<b>', address: planted("a") },
    ["meeting", "address"],
  ],
  ["owner", "/drafts/{draft}/extras", { details: "parking", note: `a@b.dk ${tricks}` }, ["note"]],
  ["owner", "/conversations/{talk}/messages", { body: tricks.repeat(40) }, ["body"]],
  ["known", "/conversations/{talk}/reports", { reason: planted("a") }, ["reason"]],
  ["visitor", "/drafts/{visit}/publication", { name: planted("a"), lang: "en" }, ["name"]],
];

describe("what was typed comes back with what does not fit", () => {
  test.each(returned)("%s %s %j", async (actor, path, form, fields) => {
    const filled = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, world.fill(value)]));
    const answer = await world.ask(actor, "POST", world.fill(path), { form: filled });
    const html = await answer.text();
    expect([answer.status, elementOf(html, "h1")]).toEqual([422, expect.stringMatching(/./)]);
    expect(dangersIn(html)).toEqual([]);
    for (const name of fields) {
      const value = filled[name] ?? "";
      expect(
        html.includes(`value="${encode(value)}"`) || html.includes(`>${encode(value)}</textarea>`),
        name,
      ).toBe(true);
      expect(html, name).toMatch(new RegExp(`id="(${name}|${name}-error)"`));
    }
  });
});
