// Buttons to make a number one more or one fewer, for thumbs.
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-step]")) {
  const input = document.getElementById(
    button.getAttribute("aria-controls") ?? "",
  ) as HTMLInputElement | null;
  if (!input) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    if (button.dataset.step === "1") input.stepUp();
    else input.stepDown();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
