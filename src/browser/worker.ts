// The service worker: a push message says only that there is something; the words are fetched with this device's cookie.

/** What the server says there is to show (GET /push/unread). */
interface Shown {
  lang: string;
  dir: "ltr" | "rtl";
  /** A message takes the place of an earlier one with the same tag. */
  tag: string;
  title: string;
  body: string;
  url: string;
  silent: boolean;
  actions: { label: string; url: string }[];
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

/** Browsers want something shown for every message; without words it is the name alone. */
const wordless = { lang: "", dir: "ltr", tag: "digest", title: "Nabo", body: "", url: "/inbox" } as const;

async function fetchWords(mark: string): Promise<Shown | null> {
  const path = `/push/unread?mark=${encodeURIComponent(mark)}`;
  const answer = await fetch(path, { credentials: "same-origin", cache: "no-store" });
  if (answer.ok) return answer.json();
  return answer.status === 401 ? null : { ...wordless, silent: false, actions: [] };
}

async function show(mark: string): Promise<void> {
  const shown = await fetchWords(mark).catch(() => ({ ...wordless, silent: false, actions: [] }));
  // Signed out: nothing is shown here any more, and nothing comes.
  if (!shown) return void (await (await registration.pushManager.getSubscription())?.unsubscribe());
  const { title, url, actions, ...looks } = shown;
  const options: NotificationOptions & { actions: { action: string; title: string }[] } = {
    ...looks,
    data: { url, actions: actions.map((action) => action.url) },
    actions: actions.map(({ label }, i) => ({ action: String(i), title: label })),
  };
  await registration.showNotification(title, options);
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
