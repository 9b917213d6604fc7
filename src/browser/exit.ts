// Quick exit: the page is gone at once, and the step back does not lead here. Escape three times does the same.
const form = document.querySelector<HTMLFormElement>("[data-exit]");

function leave(): void {
  if (!form) return;
  document.documentElement.hidden = true;
  document.title = "";
  // Sent on even after the page is left; the server forgets this device.
  fetch(form.action, { method: "POST", keepalive: true, redirect: "manual" }).catch(() => {});
  location.replace(form.dataset.exit ?? "/");
}

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  leave();
});

/** Three presses within this many milliseconds. */
const within = 1500;
let presses: number[] = [];
document.addEventListener("keydown", ({ key, timeStamp }) => {
  presses = key === "Escape" ? [...presses.filter((earlier) => timeStamp - earlier < within), timeStamp] : [];
  if (presses.length === 3) leave();
});
