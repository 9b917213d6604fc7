// Every column of the database: what it tells about somebody, why it is kept, who sees it, and what forgets it when.
import type { DB } from "../src/platform/schema.ts";

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

interface Table<T extends keyof DB> {
  /** Tells nothing about anybody. */
  plain: readonly (keyof DB[T])[];
  personal: { readonly [C in keyof DB[T]]?: Personal };
}

const leaving: Term = { kept: "until the person leaves for good", by: "POST /me/leaving" };
const membership: Term = {
  kept: "until the person leaves the group, or for good",
  by: "POST /groups/:slug/membership/end",
};
const session: Term = {
  kept: "180 days after the last visit (7 for somebody without an account), or until it is ended",
  days: 180,
  by: "people.forget",
};
const draft: Term = {
  kept: "7 days after the last answer, or until it is published",
  days: 7,
  by: "drafts.forget",
};
const address: Term = {
  kept: "7 days after the end, or after it was called off",
  days: 7,
  by: "occasions.forget",
};
const meeting: Term = { kept: "90 days after the end", days: 90, by: "occasions.forget" };
const owner: Term = {
  kept: "365 days after the end; longer only if both sides said that they stay in touch",
  days: 365,
  by: "occasions.forget",
};
const nameless: Term = { ...owner, kept: "for good, but 365 days after the end nobody knows whose it was" };
const callWords: Term = { kept: "90 days after the end", days: 90, by: "publications.forget" };
const photo: Term = { kept: "a day after no call and no draft shows it", days: 1, by: "drafts.forget" };
const reason: Term = { kept: "90 days after it was given", days: 90, by: "waiting.forget" };
const thread: Term = {
  kept: "90 days after the end of the call, 365 days in a group, 30 days after it was taken down",
  days: 365,
  by: "questions.forget",
};
const notice: Term = {
  kept: "90 days after it was read, 365 days when it never was",
  days: 365,
  by: "notices.forget",
};

const tell =
  (kind: Personal["kind"]) =>
  (why: string, seen: string, term: Term): Personal => ({ kind, why, seen, term });
const [name, contact, place, words, picture] = [
  tell("name"),
  tell("contact"),
  tell("place"),
  tell("words"),
  tell("picture"),
];
const [choice, deed, secret, link] = [tell("choice"), tell("deed"), tell("secret"), tell("link")];

const everyone = "everyone";
const self = "the person";
const nobody = "nobody";
const those = "the person, whoever asked, the hosts";
const near = "everyone, as an area and not as an address";

export const inventory: { readonly [T in keyof DB]: Table<T> } = {
  addresses: {
    plain: ["occasion_id", "group_id", "delete_after"],
    personal: {
      exact: place(
        "those who come have to find the door",
        "whoever asked, the hosts, those who come and are known or were confirmed",
        address,
      ),
    },
  },
  calls: {
    plain: ["id", "group_id", "direction", "timing", "urgent"],
    personal: {
      category: choice("helpers know what it is about", everyone, nameless),
      party: choice("helpers know for how many it is", everyone, nameless),
      languages: choice("helpers know whether they can talk together", everyone, nameless),
      details: choice("helpers know what to expect", everyone, nameless),
      note: words("what pictures and choices cannot say", everyone, callWords),
      note_lang: choice("the words are read out and shown in their language", everyone, callWords),
      photo_id: link("the photo belongs to this call", everyone, callWords),
      on_behalf: choice("helpers know that they meet somebody else", everyone, callWords),
      consent: deed("nobody is asked for against their will", nobody, callWords),
      consent_at: deed("nobody is asked for against their will", nobody, callWords),
    },
  },
  claims: {
    plain: ["id", "slot_id", "occasion_id", "group_id", "during", "created_at", "offered_until"],
    personal: {
      person_id: link("who comes; what is known here stands on it", those, leaving),
      state: deed("who comes and who waits", those, leaving),
      claimed_at: deed("what is ahead and what was done", those, leaving),
      on_way_at: deed("those who wait know that somebody comes", those, leaving),
      arrived_at: deed("those who wait know that somebody is there", those, leaving),
      released_at: deed("the place goes to the next in line", those, leaving),
      release_reason: deed("what keeps people away can be made easier", nobody, reason),
      late: deed("a drop-out shortly before leaves somebody alone", nobody, leaving),
      confirmed_at: deed("only those who were confirmed see an address", those, leaving),
      confirmed_by: link("who answers for somebody new", nobody, leaving),
      outcome: deed("somebody becomes known here; thanks and figures", those, leaving),
      outcome_at: deed("somebody becomes known here; thanks and figures", those, leaving),
      helper_outcome: deed("the helper's own word about it", those, leaving),
      thanked_at: deed("somebody said thank you", "the person, whoever asked", leaving),
      owner_tie: choice(
        "both want to stay in touch",
        "the one who said it; both, once both said yes",
        leaving,
      ),
      person_tie: choice(
        "both want to stay in touch",
        "the one who said it; both, once both said yes",
        leaving,
      ),
    },
  },
  drafts: {
    plain: ["id", "group_id", "call_id", "updated_at"],
    personal: {
      session_id: link("what was begun can be gone on with", self, draft),
      person_id: link("what was begun can be gone on with", self, draft),
      fields: words(
        "what was begun can be gone on with; holds an address until it is published",
        self,
        draft,
      ),
      photo_id: link("the photo belongs to this draft", self, draft),
    },
  },
  groups: {
    plain: [
      "id",
      "slug",
      "name",
      "kind",
      "organisation_id",
      "place_id",
      "lat",
      "lon",
      "zone",
      "member_count",
      "closed_until",
      "created_at",
    ],
    personal: {},
  },
  instance: {
    plain: ["only", "world", "created_at", "clock_offset_ms", "clock_at", "first_host_hash", "secret"],
    personal: {},
  },
  memberships: {
    plain: ["group_id"],
    personal: {
      person_id: link("what a group's news and hosts' care are about", "the person, the hosts", membership),
      role: deed("members know who the hosts are", everyone, membership),
      since: deed("hosts see who is new", "the person, the hosts", membership),
      known_since: deed("an address is shown to people who are known", those, membership),
      vouched_by: link("who answers for somebody new", nobody, membership),
    },
  },
  notices: {
    plain: ["id", "group_id", "occasion_id", "dedup", "mailed_at"],
    personal: {
      person_id: link("whom it was told", self, notice),
      kind: deed("what happened", self, notice),
      facts: deed("what exactly happened, and who did it", self, notice),
      created_at: deed("when it was told", self, notice),
      read_at: deed("what is new stands out", self, notice),
    },
  },
  occasions: {
    plain: [
      "id",
      "group_id",
      "kind",
      "starts_at",
      "ends_at",
      "starts_local",
      "ends_local",
      "zone",
      "expires_at",
      "remote",
      "allocate_at",
      "allocated_at",
      "published_at",
      "cancelled_at",
      "closed_at",
      "removed_at",
      "version",
    ],
    personal: {
      owner_id: link("who asks", everyone, owner),
      place_id: place("helpers see how far it is", near, nameless),
      area: place("helpers see how far it is", near, nameless),
      lat: place("helpers see how far it is", near, nameless),
      lon: place("helpers see how far it is", near, nameless),
      meeting_point: words("strangers meet in public first", everyone, meeting),
      removed_by: link("a host answers for taking something down", nobody, meeting),
      removed_reason: words(
        "whoever wrote it learns why it was taken down",
        "whoever asked, the hosts",
        meeting,
      ),
    },
  },
  organisations: { plain: ["id", "slug", "name", "kind"], personal: {} },
  people: {
    plain: ["id"],
    personal: {
      name: name("people are called something; any name will do", everyone, leaving),
      lang: choice("pages and letters are in it", self, leaving),
      speaks: choice("people who can talk together find each other", self, leaving),
      place_id: place("calls nearby come first; a town or a quarter", self, leaving),
      lat: place("distances; the middle of the quarter, never a home", self, leaving),
      lon: place("distances; the middle of the quarter, never a home", self, leaving),
      skills: choice("the right few are asked", self, leaving),
      free_week: choice("nobody is asked when they cannot come", self, leaving),
      email: contact("letters, for those who want them", self, leaving),
      code_lookup: secret("the recovery code finds its account", nobody, leaving),
      code_hash: secret("the recovery code brings somebody back", nobody, leaving),
      code_failures: deed("codes cannot be guessed", nobody, leaving),
      code_locked_until: deed("codes cannot be guessed", nobody, leaving),
      created_at: deed("how an instance grows", nobody, leaving),
    },
  },
  photos: {
    plain: ["id", "group_id", "width", "height", "created_at"],
    personal: { bytes: picture("a sofa says more than words", "everyone who sees its call", photo) },
  },
  posts: {
    plain: ["id", "group_id", "occasion_id", "question_id", "created_at", "removed_at"],
    personal: {
      author_id: link("people know whom they answer", everyone, thread),
      body: words("questions and answers in public", everyone, thread),
      lang: choice("words are read out and shown in their language", everyone, thread),
      removed_reason: words("the author learns why it was taken down", "the author, the hosts", thread),
    },
  },
  sessions: {
    plain: [],
    personal: {
      id: link("which device it is", self, session),
      token_hash: secret("this browser stays signed in", nobody, session),
      person_id: link("who is here", self, session),
      lang: choice("the language of somebody who is not signed in", nobody, session),
      label: choice("people recognise their devices", self, session),
      created_at: deed("people recognise their devices", self, session),
      seen_on: deed("people recognise their devices; a day, never an hour", self, session),
      ends_at: deed("a forgotten device is signed out", nobody, session),
    },
  },
  slots: {
    plain: ["id", "occasion_id", "group_id", "position", "role", "needs", "places", "taken"],
    personal: {},
  },
};
