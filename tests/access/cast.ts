// Who tries every address: nine kinds of readers, each signed up through the real form, each with a name to look for.
import { hashToken, newToken } from "../../src/platform/actor.ts";
import { newId } from "../../src/platform/ids.ts";
import { type ActorName, actors } from "../../tools/access-expected.ts";
import { encodeForm, type TestPlatform, testHost } from "../support/platform.ts";

/** Those with an account; `other` only fills places and never tries anything. */
export const people = [
  "stranger",
  "member",
  "unknown",
  "known",
  "owner",
  "host",
  "elsewhere",
  "other",
] as const;
export type PersonName = (typeof people)[number];

const names: Record<PersonName, string> = {
  stranger: "Stigfornavn Fremmedefternavn",
  member: "Majafornavn Medlemefternavn",
  unknown: "Ursulafornavn Ukendtefternavn",
  known: "Kennethfornavn Kendtefternavn",
  owner: "Olgafornavn Ejerefternavn",
  host: "Hannefornavn Vaertefternavn",
  elsewhere: "Elinfornavn Andetefternavn",
  other: "Otherfornavn Otherefternavn",
};

export interface Somebody {
  personId: string;
  first: string;
  last: string;
  email: string;
  /** The session cookie's value. */
  token: string;
  sessionId: string;
  /** Twenty digits. */
  code: string;
}

export interface Cast {
  somebody: Record<PersonName, Somebody>;
  visitor: { token: string; sessionId: string };
  /** The Cookie header of each actor. */
  cookies: Record<ActorName, string>;
}

const cookieIn = (answer: Response, name: string): string =>
  answer.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.split(";")[0]
    ?.slice(name.length + 1) ?? "";

/** Signs up and reads the recovery code from the page that shows it once. */
async function arrive(nabo: TestPlatform, who: PersonName): Promise<Somebody> {
  const name = names[who];
  const joined = await nabo.post("/join", { name, lang: "en" });
  const token = cookieIn(joined, "nabo");
  const carried = `nabo=${token}; code=${cookieIn(joined, "code")}`;
  const page = await (await nabo.get("/me/code", carried)).text();
  const code = /data-copy="(\d{20})"/.exec(page)?.[1];
  if (!code) throw new Error(`no recovery code was shown to ${name}`);
  const email = `mailmark.${who}@example.org`;
  await nabo.post("/me/email", { email }, carried);
  const { id: sessionId, person_id: personId } = await nabo.platform.db
    .selectFrom("sessions")
    .select(["id", "person_id"])
    .where("token_hash", "=", hashToken(token))
    .executeTakeFirstOrThrow();
  const [first = "", last = ""] = name.split(" ");
  return { personId: personId ?? "", first, last, email, token, sessionId, code };
}

/** Somebody who began a draft and gave no name. */
async function visit(nabo: TestPlatform): Promise<Cast["visitor"]> {
  const token = newToken();
  const sessionId = newId();
  await nabo.platform.db
    .insertInto("sessions")
    .values({
      id: sessionId,
      token_hash: hashToken(token),
      lang: "en",
      created_at: nabo.clock.now(),
      seen_on: "2026-06-10",
      ends_at: new Date(nabo.clock.now().getTime() + 7 * 86_400_000),
    })
    .execute();
  return { token, sessionId };
}

export async function gatherCast(nabo: TestPlatform): Promise<Cast> {
  const made = await Promise.all(people.map(async (who) => [who, await arrive(nabo, who)] as const));
  const somebody = Object.fromEntries(made) as Cast["somebody"];
  const visitor = await visit(nabo);
  const cookies = Object.fromEntries(
    actors.map((actor) => {
      if (actor === "nobody") return [actor, ""];
      const { token } = actor === "visitor" ? visitor : somebody[actor];
      return [actor, `nabo=${token}; lang=en`];
    }),
  ) as Cast["cookies"];
  return { somebody, visitor, cookies };
}

export interface Asking {
  form?: Record<string, string | string[]>;
  /** Instead of `form`. */
  body?: BodyInit;
  headers?: Record<string, string>;
}

/** One request as a browser sends it, by one of the actors. */
export function asker(nabo: TestPlatform, cookies: Cast["cookies"]) {
  return async (actor: ActorName, method: string, path: string, asking: Asking = {}): Promise<Response> => {
    const { form, body = method === "POST" ? encodeForm(form ?? {}) : undefined, headers = {} } = asking;
    const own: Record<string, string> = { host: testHost, "accept-language": "en" };
    if (cookies[actor]) own["cookie"] = cookies[actor];
    if (method === "POST") own["origin"] = `http://${testHost}`;
    if (typeof body === "string") own["content-type"] = "application/x-www-form-urlencoded";
    return nabo.app.request(`http://${testHost}${path}`, {
      method,
      headers: { ...own, ...headers },
      ...(body === undefined ? {} : { body }),
    });
  };
}
