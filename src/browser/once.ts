// A form is sent once: the second tap of a double tap would otherwise replace the answer to the first.

/** After this many milliseconds somebody means it again. */
const again = 3000;

document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (event.timeStamp - Number(form.dataset.sent ?? -again) < again) event.preventDefault();
  else form.dataset.sent = String(event.timeStamp);
});
