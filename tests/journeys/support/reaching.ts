// The pages about how messages reach somebody: each channel on, off, dead, and not set up.
import type { House } from "./house.ts";
import { post, type Somebody } from "./people.ts";
import type { Spot } from "./spots.ts";

/** What has to be set so that all channels are on the pages; nothing is sent. */
export const allChannels = {
  SMTP_URL: "smtp://127.0.0.1:1",
  SMS_WEBHOOK_URL: "http://127.0.0.1:1/",
  SMS_WEBHOOK_SECRET: "not-used-by-anybody",
};

interface Cast {
  amal: Somebody;
  jonas: Somebody;
  stranger: Somebody;
}

export async function channels(house: House, { amal, jonas, stranger }: Cast): Promise<Spot[]> {
  const handle = await reachThem(house, amal, jonas);
  const each = (route: string) => [amal, jonas, stranger].map((as) => ({ route, path: route, as }));
  const stop = (path: string) => ({ route: "/s/:handle", path: `/s/${path}`, as: null });
  return [
    ...each("/me/channels"),
    ...each("/me/phone"),
    { route: "/me/phone", path: "/me/phone", as: stranger, form: { number: "112" } },
    { route: "/me/phone/proof", path: "/me/phone/proof", as: jonas, form: { code: "1" } },
    stop(handle),
    stop("nothing"),
  ];
}

/** @returns the handle in messages to the first; the second has a number that waits for its code */
async function reachThem(house: House, first: Somebody, second: Somebody): Promise<string> {
  const { db, clock } = house.platform;
  const now = clock.now();
  const handle = "stop-sms-here";
  const code = { code_mark: "x", code_until: new Date(now.getTime() + 600_000), codes: 1 };
  await db
    .insertInto("phones")
    .values([
      { person_id: first.id, number: "+4528910473", handle, codes_since: now, proven_at: now },
      { person_id: second.id, number: "+4528910474", handle: "another", codes_since: now, ...code },
    ])
    .execute();
  await db
    .insertInto("reach")
    .values({ person_id: first.id, dead: ["push", "email"], digest: false })
    .execute();
  await post(house, "/me/channels/switch", { channel: "sms", to: "off" }, second.cookie);
  return handle;
}
