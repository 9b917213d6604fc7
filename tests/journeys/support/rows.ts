// The devices a journey is walked on: every language, by touch with and without script, and by keyboard alone.
import type { Lang } from "../../../src/platform/words.ts";
import type { Way } from "./hands.ts";

export interface Row {
  lang: Lang;
  way: Way;
}

const langs: Lang[] = ["da", "en", "ar"];
const rowsOf = (...ways: Way[]): Row[] => langs.flatMap((lang) => ways.map((way) => ({ lang, way })));

/** For the journeys most people take. */
export const everyDevice = rowsOf("touch", "no script", "keyboard");
export const everyPhone = rowsOf("touch", "no script");
