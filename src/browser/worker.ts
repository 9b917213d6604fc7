// The service worker: a push message says only that there is something; the words are fetched with this device's cookie.

/** What the server says there is to show (GET /push/unread). */
interface Shown {
  mark: string;
  /** A message takes the place of an earlier one with the same tag. */
  tag: string;
  title: string;
  body: string;
  url: string;
  silent: boolean;
  actions: { label: string; url: string }[];
}
interface Unread {
  lang: string;
  dir: "ltr" | "rtl";
  notices: Shown[];
  /** When the one that was meant is no news any more. */
  otherwise: Shown;
}

interface PushEvent extends Event {
  data: { text(): string } | null;
  waitUntil(work: Promise<unknown>): void;
}
interface ClickEvent extends Event {
  notification: Notification & { data: { url: string; actions: string[] } };
  action: string;
  waitUntil(work: Promise<unknown>): void;
}
declare const clients: { openWindow(url: string): Promise<unknown> };
declare const registration: ServiceWorkerRegistration;

async function show(mark: string): Promise<void> {
  const answer = await fetch("/push/unread", { credentials: "same-origin", cache: "no-store" });
  if (answer.status === 401) {
    // Signed out: nothing is shown here any more, and nothing comes.
    await (await registration.pushManager.getSubscription())?.unsubscribe();
    return;
  }
  const { notices, otherwise, lang, dir }: Unread = await answer.json();
  const { tag, title, body, url, silent, actions } = notices.find((one) => one.mark === mark) ?? otherwise;
  await registration.showNotification(title, {
    body,
    tag,
    silent,
    lang,
    dir,
    data: { url, actions: actions.map((action) => action.url) },
    actions: actions.map(({ label }, i) => ({ action: String(i), title: label })),
  } as NotificationOptions);
}

addEventListener("push", (event) => {
  const push = event as PushEvent;
  push.waitUntil(show(push.data?.text() ?? ""));
});

addEventListener("notificationclick", (event) => {
  const click = event as ClickEvent;
  const { url, actions } = click.notification.data;
  click.notification.close();
  click.waitUntil(clients.openWindow(actions[Number(click.action || -1)] ?? url));
});
