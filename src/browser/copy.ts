// Copying the recovery code. The button shows itself only where it can work.
for (const button of document.querySelectorAll<HTMLElement>("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy ?? "");
    const words = button.querySelector("[aria-live]");
    if (words) words.textContent = button.dataset.copied ?? "";
  });
}
