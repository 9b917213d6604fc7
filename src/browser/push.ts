// Push messages on this device: asks the browser for a subscription and sends it as a form. On one page only.
import { workerAddress } from "./worker-address.ts";

const on = document.querySelector<HTMLFormElement>("[data-push-on]");
const off = document.querySelector<HTMLFormElement>("[data-push-off]");
const cannot = document.querySelector<HTMLElement>("[data-push-cannot]");
const denied = document.querySelector<HTMLElement>("[data-push-denied]");
const can = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

/** base64url, as the keys travel. */
function encoded(key: ArrayBuffer | null): string {
  const text = String.fromCharCode(...new Uint8Array(key ?? new ArrayBuffer(0)));
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}

function decoded(key: string): Uint8Array<ArrayBuffer> {
  const text = atob(key.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

/** Only an active worker may subscribe. */
async function worker(): Promise<ServiceWorkerRegistration> {
  const registration = await navigator.serviceWorker.register(workerAddress, { scope: workerAddress });
  const coming = registration.installing ?? registration.waiting;
  if (registration.active || !coming) return registration;
  return new Promise((ready, failed) => {
    coming.addEventListener("statechange", () => {
      if (coming.state === "activated") ready(registration);
      if (coming.state === "redundant") failed(new Error("the worker was not installed"));
    });
  });
}

async function subscribe(form: HTMLFormElement): Promise<void> {
  const { pushManager } = await worker();
  // One made for other keys, of an instance that was here before, takes nothing of ours.
  await (await pushManager.getSubscription())?.unsubscribe();
  const applicationServerKey = decoded(form.dataset.pushOn ?? "");
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
  const fill = (name: string, value: string) => {
    const input = form.elements.namedItem(name);
    if (input instanceof HTMLInputElement) input.value = value;
  };
  fill("endpoint", made.endpoint);
  fill("p256dh", encoded(made.getKey("p256dh")));
  fill("auth", encoded(made.getKey("auth")));
  form.submit();
}

const refuse = () => {
  if (denied) denied.hidden = false;
};

if (on && can) {
  if (cannot) cannot.hidden = true;
  on.hidden = false;
  on.addEventListener("submit", async (event) => {
    event.preventDefault();
    const allowed = await Notification.requestPermission();
    if (allowed === "granted") await subscribe(on).catch(refuse);
    else refuse();
  });
}

if (off && can) {
  off.addEventListener("submit", async (event) => {
    event.preventDefault();
    const registration = await navigator.serviceWorker.getRegistration(workerAddress).catch(() => undefined);
    await registration?.unregister().catch(() => {});
    off.submit();
  });
}
