// What the inventory says of a column: what it tells, why it is kept, who sees it, and what forgets it when.
import type { DB } from "../../src/platform/schema.ts";

export const kinds = {
  name: "how somebody wants to be called",
  contact: "how somebody can be reached",
  place: "where somebody lives or will be",
  words: "what somebody wrote",
  picture: "what somebody showed",
  choice: "what somebody says about themselves, or asks for",
  deed: "what somebody did or promised, and when",
  secret: "what lets somebody in",
  link: "whom a row is about",
} as const;

export interface Term {
  /** From when on and how long, in words. */
  kept: string;
  /** The same in days; none where it ends with something people do. */
  days?: number;
  /** The nightly task, or the form, that forgets it. */
  by: string;
}

export interface Personal {
  kind: keyof typeof kinds;
  why: string;
  seen: string;
  term: Term;
}

export interface Table<T extends keyof DB> {
  /** Tells nothing about anybody. */
  plain: readonly (keyof DB[T])[];
  personal: { readonly [C in keyof DB[T]]?: Personal };
}

export const leaving: Term = { kept: "until the person leaves for good", by: "POST /me/leaving" };
export const membership: Term = {
  kept: "until the person leaves the group, or for good",
  by: "POST /groups/:slug/membership/end",
};
export const session: Term = {
  kept: "180 days after the last visit (7 for somebody without an account), or until it is ended",
  days: 180,
  by: "people.forget",
};
export const draft: Term = {
  kept: "7 days after the last answer, or until it is published",
  days: 7,
  by: "drafts.forget",
};
export const address: Term = {
  kept: "7 days after the end, or after it was called off",
  days: 7,
  by: "occasions.forget",
};
export const meeting: Term = { kept: "90 days after the end", days: 90, by: "occasions.forget" };
export const owner: Term = {
  kept: "365 days after the end; longer only if both sides said that they stay in touch",
  days: 365,
  by: "occasions.forget",
};
export const nameless: Term = {
  ...owner,
  kept: "for good, but 365 days after the end nobody knows whose it was",
};
export const callWords: Term = { kept: "90 days after the end", days: 90, by: "publications.forget" };
export const photo: Term = {
  kept: "a day after no call and no draft shows it",
  days: 1,
  by: "drafts.forget",
};
export const reason: Term = { kept: "90 days after it was given", days: 90, by: "waiting.forget" };
export const thread: Term = {
  kept: "90 days after the end of the call, 365 days in a group, 30 days after it was taken down",
  days: 365,
  by: "questions.forget",
};
export const nudge: Term = { kept: "180 days after it was sent", days: 180, by: "nudges.forget" };
export const notice: Term = {
  kept: "90 days after it was read, 365 days when it never was",
  days: 365,
  by: "notices.forget",
};

const tell =
  (kind: Personal["kind"]) =>
  (why: string, seen: string, term: Term): Personal => ({ kind, why, seen, term });
export const [name, contact, place, words, picture] = [
  tell("name"),
  tell("contact"),
  tell("place"),
  tell("words"),
  tell("picture"),
];
export const [choice, deed, secret, link] = [tell("choice"), tell("deed"), tell("secret"), tell("link")];

export const everyone = "everyone";
export const self = "the person";
export const nobody = "nobody";
export const those = "the person, whoever asked, the hosts";
export const near = "everyone, as an area and not as an address";

/** Each of these tables with all its columns. */
export type Tables<T extends keyof DB = keyof DB> = { readonly [N in T]: Table<N> };
