// Nonsense to send: wrong kinds, sizes, encodings, ids of other things, broken bodies, absurd headers.
import fc from "fast-check";
import { z } from "zod";
import type { Declared } from "../../src/web/route.ts";
import { queries } from "./queries.ts";

/** Chosen for what they have broken elsewhere. */
export const nasty = [
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "\udc00\ud800",
  "\u202egnp.exe",
  "\u2066\u2069\u200f",
  "\ufeff",
  "\r\n\r\nSet-Cookie: nabo=x",
  "../../etc/passwd",
  "%00%ff%c0%af",
  "' or 1=1 --",
  "\\",
  "%_%",
  "{{name}} $t(web:name)",
  "javascript:alert(1)",
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  "<!--",
  "__proto__",
  "constructor",
  "toString",
  "[object Object]",
  "null",
  "NaN",
  "-1",
  "-0",
  "1e309",
  "0x1f",
  "9007199254740993",
  "٩٩٩٩٩٩",
  "1.5",
  "9999-99-99",
  "9999-12-31",
  "0000-01-01",
  "0001-01-01",
  "-000001-01-01",
  "2026-02-30",
  "2026-03-29",
  "2026-10-25",
  "31/12/9999",
  "24:00",
  "23:59",
  "00:00",
  "02:30",
  "00000000-0000-0000-0000-000000000000",
  "ffffffff-ffff-ffff-ffff-ffffffffffff",
  "{01890a5d-ac96-774b-bcce-b302099a8057}",
  "------------------------------------",
  "remote",
  "//evil.example",
  "https://evil.example/",
  "/\\evil.example",
  "ﷺ".repeat(600),
  "é".repeat(500),
  "😀".repeat(300),
  "1".repeat(400),
  "00 11 22 33 ".repeat(50),
  "a@".repeat(300),
  "a\n".repeat(300),
];

/** Rare, because each takes its time. */
const huge = "x".repeat(1_000_000);

const word = (ids: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...nasty) },
    { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 80 }) },
    { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 700 }) },
    { weight: 2, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: fc.uuid().map((id) => (id < "8" ? id : id.toUpperCase())) },
    { weight: 1, arbitrary: fc.constantFrom("slug", "odense", "aarhus", "nowhere", "new") },
  );

/** Values that fit a field, so that the nonsense beside them gets further. */
function fitting(field: z.ZodType, ids: readonly string[]): fc.Arbitrary<string> {
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault)
    return fitting(field.unwrap() as z.ZodType, ids);
  if (field instanceof z.ZodEnum) return fc.constantFrom(...field.options.map(String));
  if (field instanceof z.ZodLiteral) return fc.constantFrom(...[...field.values].map(String));
  if (field instanceof z.ZodArray) return fitting(field.element as z.ZodType, ids);
  if (field instanceof z.ZodNumber) return fc.integer({ min: -1, max: 600 }).map(String);
  if (field instanceof z.ZodStringFormat && field.format === "uuid") return fc.constantFrom(...ids);
  const dates = ["2026-06-10", "2026-06-20", "2026-12-01", "9999-12-31", "0000-01-01"];
  return fc.constantFrom(
    "Odense",
    "odense-461",
    "1",
    "14:00",
    "13:00",
    "New Name",
    "new@example.org",
    "/mine",
    ...dates,
  );
}

type Fields = [name: string, value: string][];

/** What a form of this route sends, some of it right. */
function fieldsFor(route: Declared, ids: readonly string[]): fc.Arbitrary<Fields> {
  const own = Object.entries(route.fields?.shape ?? {}).map(([name, field]) => {
    const right = fitting(field as z.ZodType, ids);
    return fc
      .array(fc.oneof(right, word(ids)), { maxLength: 3 })
      .map((values): Fields => values.map((one) => [name, one]));
  });
  const strange = fc.array(fc.tuple(word(ids), word(ids)), { maxLength: 3 }) as fc.Arbitrary<Fields>;
  return fc.tuple(...own, strange).map((parts) => parts.flat());
}

export interface Body {
  body?: BodyInit;
  headers: Record<string, string>;
}

const encoded = (fields: Fields): string =>
  fields.map(([name, value]) => `${percent(name)}=${percent(value)}`).join("&");
/** Lone surrogates as the three bytes they would be, which no UTF-8 may hold. */
export const percent = (text: string): string => {
  try {
    return encodeURIComponent(text);
  } catch {
    return text.replace(/./gsu, (char) =>
      /[\ud800-\udfff]/.test(char) ? "%ED%A0%80" : encodeURIComponent(char),
    );
  }
};

const form = "application/x-www-form-urlencoded";

function multipart(fields: Fields, asFiles: boolean): FormData {
  const data = new FormData();
  for (const [name, value] of fields) {
    if (asFiles)
      data.append(
        name,
        new File([value], value.slice(0, 40).replace(/[^\w.]/g, "_"), { type: "image/webp" }),
      );
    else data.append(name, value);
  }
  return data;
}

const boundary = "multipart/form-data; boundary=b";
const broken: readonly (readonly [type: string, body: string])[] = [
  [form, "name=%ff%fe&lang=%ED%A0%80&%00=%00&=&&&slot=%zz&%"],
  [form, "name=x&".repeat(600)],
  [form, Array.from({ length: 3000 }, (_, i) => `f${i}=1`).join("&")],
  [form, `name=${huge}`],
  [`${form}; charset=utf-16le`, "name=x"],
  ["APPLICATION/X-WWW-FORM-URLENCODED ; a=b", "name=x&lang=en"],
  ["application/json", '{"name":["x"],"lang":{"$ne":1}}'],
  ["text/plain", "name=x"],
  ["nonsense", "name=x"],
  ["multipart/form-data", "--b\r\n\r\n"],
  [boundary, ""],
  [boundary, '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nx'],
  [
    boundary,
    '--b\r\nContent-Disposition: form-data; name="name"; filename="\0/../x\r\n\r\n\xff\r\n--b--\r\n',
  ],
  [boundary, "--b\r\nContent-Disposition: attachment\r\n\r\nx\r\n--b--\r\n"],
  [boundary, `--b\r\nContent-Disposition: form-data; name="${"n".repeat(5000)}"\r\n\r\nx\r\n--b--\r\n`],
  [`multipart/form-data; boundary="${"b".repeat(300)}"`, "x"],
];

export const bodyFor = (route: Declared, ids: readonly string[]): fc.Arbitrary<Body> => {
  const fields = fieldsFor(route, ids);
  const plain = fields.map((sent): Body => ({ body: encoded(sent), headers: { "content-type": form } }));
  const parts = fields.map((sent): Body => ({ body: multipart(sent, false), headers: {} }));
  return fc.oneof(
    { weight: 8, arbitrary: plain },
    { weight: 2, arbitrary: parts },
    { weight: 2, arbitrary: fields.map((sent): Body => ({ body: multipart(sent, true), headers: {} })) },
    {
      weight: 3,
      arbitrary: fc
        .constantFrom(...broken)
        .map(([type, body]): Body => ({ body, headers: { "content-type": type } })),
    },
    { weight: 1, arbitrary: fc.constant<Body>({ headers: {} }) },
  );
};

const printable = (text: string): string =>
  text
    .replace(/[^\x20-\x7e]/g, "~")
    .slice(0, 4000)
    .trim();

/** Headers a client may send beside its cookie, as far as they can be sent at all. */
export const oddHeaders = (ids: readonly string[]): fc.Arbitrary<Record<string, string>> =>
  fc.dictionary(
    fc.constantFrom(
      "accept-encoding",
      "accept",
      "content-length",
      "if-none-match",
      "range",
      "user-agent",
      "x-forwarded-for",
      "x-forwarded-host",
      "x-http-method-override",
      "hx-request",
      "referer",
    ),
    fc
      .oneof(
        word(ids),
        fc.constantFrom("gzip", "gzip;q=0, *", "bytes=0-", "DELETE", "-5", "1e9", "99999999999"),
      )
      .map(printable),
    { maxKeys: 3 },
  );

/** Beside the session: languages, codes and words that were never given out. */
export const oddCookies = (ids: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.constantFrom("said", "code", "theme", "__proto__", "x"), word(ids)), { maxLength: 4 })
    .map((cookies) => cookies.map(([name, value]) => `; ${name}=${printable(percent(value))}`).join(""));

/** An address of the route: right, with another thing's id, or with anything at all in its blanks. */
export function pathFor(route: Declared, ids: readonly string[]): fc.Arbitrary<string> {
  const blank = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...ids, "odense", "aarhus") },
    { weight: 1, arbitrary: word(ids).map((text) => percent(text).slice(0, 2000) || "%20") },
    { weight: 1, arbitrary: fc.constantFrom("%ff", "%00", "%2f..%2f", "..%5c", "%zz", "%F0%9F") },
  );
  const parts = route.path.split(/(:\w+)/).map((part) => (part.startsWith(":") ? blank : fc.constant(part)));
  const names = queries[route.path] ?? [];
  const name = fc.constantFrom(...names, ...names, "lang", "__proto__", "x");
  const query = fc
    .array(fc.tuple(name, word(ids)), { maxLength: 3 })
    .map((asked) => (asked.length ? `?${encoded(asked).slice(0, 8000)}` : ""));
  return fc.tuple(fc.tuple(...parts), query).map(([path, asked]) => `${path.join("")}${asked}`);
}
