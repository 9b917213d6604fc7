// Menus close when one presses Escape, looks elsewhere or moves on. Without this they close by their own button.
const opened = () => document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]");

function closeOthers(event: Event): void {
  for (const menu of opened()) if (!menu.contains(event.target as Node)) menu.open = false;
}

document.addEventListener("click", closeOthers);
document.addEventListener("focusin", closeOthers);
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const menu of opened()) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
});
