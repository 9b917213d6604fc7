// Reading help in conversations: the browser's own translator, where there is one. Nothing leaves the device.

interface Translator {
  translate(text: string): Promise<string>;
}
interface Languages {
  sourceLanguage: string;
  targetLanguage: string;
}
/** https://webmachinelearning.github.io/translation-api/ */
interface TranslatorMaker {
  availability(languages: Languages): Promise<string>;
  create(languages: Languages): Promise<Translator>;
}

const maker = (window as unknown as { Translator?: TranslatorMaker }).Translator;
const box = document.querySelector<HTMLElement>("[data-translate]");
const button = box?.querySelector("button");
const said = box?.querySelector<HTMLElement>("[data-translate-said]");
const targetLanguage = document.documentElement.lang;

const made = new Map<string, Promise<Translator | undefined>>();
const known = new Map<string, string>();

function translatorFrom(sourceLanguage: string): Promise<Translator | undefined> {
  const languages = { sourceLanguage, targetLanguage };
  const there = made.get(sourceLanguage) ?? maker?.create(languages).catch(() => undefined);
  if (!there) return Promise.resolve(undefined);
  made.set(sourceLanguage, there);
  return there;
}

/** Puts a translation under each text in another language. Returns how many there are. */
async function translateAll(): Promise<number> {
  let count = 0;
  for (const text of document.querySelectorAll<HTMLElement>("#talk .body[lang]")) {
    const words = text.textContent ?? "";
    if (text.lang === targetLanguage) continue;
    if (!text.nextElementSibling?.matches("[data-translated]")) {
      const translation =
        known.get(words) ??
        (await (await translatorFrom(text.lang))?.translate(words).catch(() => undefined));
      if (translation === undefined) continue;
      known.set(words, translation);
      const line = document.createElement("p");
      line.className = "body soft";
      line.lang = targetLanguage;
      line.dir = "auto";
      line.dataset["translated"] = "";
      line.textContent = translation;
      text.after(line);
    }
    count++;
  }
  return count;
}

if (maker && box && button && said) {
  box.hidden = false;
  button.addEventListener("click", async () => {
    const count = await translateAll();
    said.textContent = (count > 0 ? button.dataset["made"] : button.dataset["failed"]) ?? "";
    if (count === 0) return;
    // What arrives later is translated as well, and what the page fetched anew.
    const talk = document.querySelector("#talk");
    const watch = new MutationObserver(() => void translateAll());
    if (talk) watch.observe(talk, { childList: true, subtree: true });
  });
}

export {};
