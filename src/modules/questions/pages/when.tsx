// How long ago something was written, and in which language when it is not the reader's.
import type { T } from "../../../platform/words.ts";

const hour = 60 * 60 * 1000;

export function whenAndLanguage(t: T, post: { at: Date; lang: string }, now: Date, zone: string): string {
  const when = whenWritten(t, post.at, now, zone);
  if (post.lang === t.lang || post.lang === "und") return when;
  const language = new Intl.DisplayNames(t.locale, { type: "language" }).of(post.lang) ?? post.lang;
  return t("questions:when_in", { when, language });
}

/** "20 minutes ago", "3 hours ago"; from a day on the date. */
export function whenWritten(t: T, at: Date, now: Date, zone: string): string {
  const ago = Math.max(0, now.getTime() - at.getTime());
  if (ago < 60_000) return t("questions:just_now");
  if (ago < 24 * hour) {
    const relative = new Intl.RelativeTimeFormat(t.locale, { numeric: "always" });
    return ago < hour
      ? relative.format(-Math.floor(ago / 60_000), "minute")
      : relative.format(-Math.floor(ago / hour), "hour");
  }
  const sameYear = at.getUTCFullYear() === now.getUTCFullYear();
  const year = sameYear ? undefined : "numeric";
  return new Intl.DateTimeFormat(t.locale, { day: "numeric", month: "long", year, timeZone: zone }).format(
    at,
  );
}
