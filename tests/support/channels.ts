// The product with all its carriers: a mail server, a push service, an SMS webhook, and people who are reached by them.
import { Logger, runOnce } from "graphile-worker";
import { sql } from "kysely";
import { vi } from "vitest";
import { handlers } from "../../src/modules.ts";
import { type NoticesTrial, noticesTrial } from "./notices.ts";
import { openPostbox, type Postbox } from "./postbox.ts";
import { type Browser, openPushService, type PushService } from "./push-service.ts";
import { openSmsWebhook, type SmsWebhook } from "./sms-webhook.ts";

export interface Reached {
  personId: string;
  cookie: string;
}

export interface ChannelsTrial extends NoticesTrial {
  box: Postbox;
  pushes: PushService;
  hook: SmsWebhook;
  /** Somebody with an e-mail address, a device and a number, as asked; `order` is their order of channels. */
  reached(has: {
    email?: boolean;
    device?: boolean;
    phone?: boolean;
    lang?: string;
  }): Promise<Reached & Partial<Device>>;
  /** Lets this session's browser take push messages, as the page does. */
  subscribe(cookie: string): Promise<Browser>;
  /** Gives a number and proves it with the code that comes. */
  givePhone(cookie: string): Promise<string>;
  /** How many messages went out, by channel, since the last time this was asked. */
  went(): { email: number; push: number; sms: number };
  /** Does what is due in the queue, with so many workers at once, until nothing is due. */
  work(workers?: number): Promise<void>;
  /** Lets time pass, for the clock and for what waits in the queue. */
  pass(minutes: number): Promise<void>;
}

interface Device {
  browser: Browser;
  number: string;
  email: string;
}

let people = 0;
const silent = new Logger(() => () => {});

export async function channelsTrial(): Promise<ChannelsTrial> {
  const [box, pushes, hook] = await Promise.all([openPostbox(), openPushService(), openSmsWebhook()]);
  const nabo = await noticesTrial({ SMTP_URL: box.url, PUSH_SERVICES: pushes.origin, ...hook.env });
  const taskList = Object.fromEntries(
    Object.entries(handlers(nabo.platform)).map(([name, handler]) => {
      const run = typeof handler === "function" ? handler : handler.run;
      return [name, (payload: unknown) => run((payload ?? {}) as Record<string, unknown>)];
    }),
  );
  const browsers: Browser[] = [];
  const must = async (answer: Promise<Response>) => {
    const { status, headers } = await answer;
    if (status !== 303) throw new Error(`answered ${status}`);
    return headers.get("location");
  };

  const subscribe: ChannelsTrial["subscribe"] = async (cookie) => {
    const page = await (await nabo.get("/me/channels", cookie)).text();
    const key = /data-push-on="([\w-]+)"/.exec(page)?.[1];
    if (!key) throw new Error("the page has no key to subscribe with");
    const browser = pushes.browser(key);
    await must(nabo.post("/me/channels/push", browser.form, cookie));
    browsers.push(browser);
    return browser;
  };
  const givePhone: ChannelsTrial["givePhone"] = async (cookie) => {
    const number = `+45${20_000_000 + ++people}`;
    await must(nabo.post("/me/phone", { number }, cookie));
    const code = /\b\d{6}\b/.exec(hook.sent.findLast(({ to }) => to === number)?.text ?? "")?.[0] ?? "";
    await must(nabo.post("/me/phone/proof", { code }, cookie));
    went();
    return number;
  };

  let before = { email: 0, push: 0, sms: 0 };
  const went = () => {
    const push = browsers.reduce((sum, { got }) => sum + got.length, 0);
    const now = { email: box.letters.length, push, sms: hook.sent.length };
    const since = { email: now.email - before.email, push: push - before.push, sms: now.sms - before.sms };
    before = now;
    return since;
  };

  return {
    ...nabo,
    box,
    pushes,
    hook,
    subscribe,
    givePhone,
    went,
    async reached({ email, device, phone, lang = "en" }) {
      const address = email ? `person.${++people}@example.org` : undefined;
      const made = await nabo.person("Amal", { lang, email: address });
      return {
        ...made,
        email: address,
        browser: device ? await subscribe(made.cookie) : undefined,
        number: phone ? await givePhone(made.cookie) : undefined,
      };
    },
    async work(workers = 1) {
      const run = () =>
        runOnce({ pgPool: nabo.platform.pool, taskList, noHandleSignals: true, logger: silent });
      await Promise.all(Array.from({ length: workers }, run));
      // What became of tasks is written down a moment after they end.
      await vi.waitFor(async () => {
        const { rows } =
          await sql`select from graphile_worker._private_jobs where locked_at is not null`.execute(
            nabo.platform.db,
          );
        if (rows.length > 0) throw new Error("some tasks are not ended");
      });
    },
    async pass(minutes) {
      nabo.clock.pass(minutes);
      await sql`update graphile_worker._private_jobs set run_at = run_at - ${minutes} * interval '1 minute'`.execute(
        nabo.platform.db,
      );
    },
    async close() {
      await nabo.close();
      await Promise.all([box.close(), pushes.close(), hook.close()]);
    },
  };
}
