// The product in this process, with a clock set by hand: people, a group, and calls put up through their forms.
import { handlers } from "../../../src/modules.ts";
import { newId } from "../../../src/platform/ids.ts";
import { type TestPlatform, testPlatform } from "../../support/platform.ts";

export interface Somebody {
  personId: string;
  cookie: string;
}

export interface Put {
  id: string;
  slot: string;
}

export interface Household extends TestPlatform {
  groupId: string;
  /** Somebody new; with an address, letters to them are queued. */
  somebody(name: string, email?: string): Promise<Somebody>;
  /** Puts up a call for help; without a date it is for whenever it suits. */
  ask(owner: Somebody, when: When): Promise<Put>;
  claim(who: Somebody, call: Put, form?: Record<string, string>): Promise<number>;
  work(task: string, payload?: Record<string, unknown>): Promise<void>;
  /** A page as it reads: without the marks that only keep words together. */
  read(path: string, cookie?: string): Promise<string>;
}

type When = { date: string; from: string; to: string } | { part: "morning" | "afternoon" | "evening" };

/** @param start what the clock shows at first */
export async function openHousehold(start: Date): Promise<Household> {
  const nabo = await testPlatform({ env: { SMTP_URL: "smtp://127.0.0.1:1" } });
  const { platform, clock, post } = nabo;
  clock.set(start);
  const groupId = newId();
  const at = { place_id: "odense-461", lat: 55.4, lon: 10.38, created_at: start };
  await platform.db
    .insertInto("groups")
    .values({ id: groupId, slug: "odense", name: "Naboer i Odense", kind: "city", ...at })
    .execute();
  const tasks = handlers(platform);

  const send = async (path: string, form: Record<string, string | string[]>, { cookie }: Somebody) => {
    const answer = await post(path, form, cookie);
    if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.headers.get("location") ?? "";
  };
  return {
    ...nabo,
    groupId,
    async somebody(name, email) {
      const one = await nabo.signUp(name);
      await send("/groups/odense/membership", {}, one);
      if (email) await send("/me/email", { email }, one);
      return one;
    },
    async ask(owner, when) {
      const first = await send("/drafts", { what: "need.moving", group: "odense" }, owner);
      const id = first.split("/")[2] ?? "";
      const answer = (page: string, form: Record<string, string | string[]>) =>
        send(`/drafts/${id}/${page}`, form, owner);
      await answer("people", { party: "1", who: "me" });
      if ("part" in when) {
        await answer("when", { timing: "today" });
        await answer("part", when);
      } else {
        await answer("when", { timing: "date" });
        await answer("time", when);
      }
      await answer("where", { place: "odense-461" });
      await answer("address", { address: "", meeting: "" });
      await answer("languages", { languages: ["da"] });
      await answer("slots", { places_carrier: "1" });
      await answer("extras", { note: "", floor: "" });
      await send(`/drafts/${id}/publication`, {}, owner);
      const slot = await platform.db
        .selectFrom("slots")
        .select("id")
        .where("occasion_id", "=", id)
        .executeTakeFirstOrThrow();
      return { id, slot: slot.id };
    },
    async claim(who, { id, slot }, form = {}) {
      return (await post(`/calls/${id}/claims`, { slot, ...form }, who.cookie)).status;
    },
    async work(task, payload = {}) {
      const handler = tasks[task];
      if (!handler) throw new Error(`there is no task ${task}`);
      await (typeof handler === "function" ? handler(payload) : handler.run(payload));
    },
    async read(path, cookie) {
      return (await (await nabo.get(path, cookie)).text()).replaceAll("\u2060", "");
    },
  };
}
