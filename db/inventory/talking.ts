// What people write to each other, and what was told to hosts about it: the columns of conversations and reports.
import { deed, leaving, link, nobody, picture, self, type Tables, type Term, words } from "./terms.ts";

const talk: Term = {
  kept: "30 days after the end of what it is about, or until it is taken back",
  days: 30,
  by: "conversations.forget",
};
const told: Term = {
  kept: "90 days after the hosts closed it, 365 days when they never did",
  days: 365,
  by: "reports.forget",
};
const those = "those who take part; two hosts for a day, if both gave or confirmed a reason";
const hosts = "the hosts";
const concerned = "those who take part, the hosts";

export const talking: Tables<
  "conversations" | "messages" | "openings" | "readings" | "reported_texts" | "reports"
> = {
  conversations: {
    plain: [
      "id",
      "group_id",
      "kind",
      "subject_id",
      "of_two",
      "key_id",
      "wrapped_key",
      "last_number",
      "delete_after",
      "created_at",
    ],
    personal: {
      one_id: link("two people write to each other alone", those, talk),
      other_id: link("two people write to each other alone", those, talk),
    },
  },
  messages: {
    plain: ["id", "conversation_id", "group_id", "number"],
    personal: {
      author_id: link("people know whom they answer", those, talk),
      sealed: words("what people agree on; sealed, the key lies outside the database", those, talk),
      sealed_photo: picture("a door says more than words; sealed as well", those, talk),
      photo_width: deed("the page keeps room for the photo", those, talk),
      photo_height: deed("the page keeps room for the photo", those, talk),
      created_at: deed("people know how long ago it was", those, talk),
    },
  },
  openings: {
    plain: ["id", "conversation_id", "group_id", "report_id", "asked_at", "approved_at", "ends_at"],
    personal: {
      asked_by: link("hosts answer for reading what others wrote", concerned, talk),
      reason: words("those concerned learn why it was read", concerned, talk),
      approved_by: link("hosts answer for reading what others wrote", concerned, talk),
    },
  },
  readings: {
    plain: ["conversation_id"],
    personal: {
      person_id: link("what is new stands out", self, talk),
      number: deed("what is new stands out", self, talk),
      seen_at: deed("nobody is sent a message about what they have before them", nobody, talk),
    },
  },
  reported_texts: {
    plain: ["report_id", "position"],
    personal: {
      author_id: link("hosts know whom it is about", hosts, told),
      body: words("hosts can judge what was reported; only what the reporter chose", hosts, told),
      had_photo: deed("hosts can judge what was reported", hosts, told),
      written_at: deed("hosts can judge what was reported", hosts, told),
    },
  },
  reports: {
    plain: ["id", "group_id", "about", "subject_id", "state", "created_at", "closed_at"],
    personal: {
      reporter_id: link("the reporter learns what came of it", hosts, told),
      reason: words("hosts know what is wrong", hosts, told),
      closed_by: link("a host answers for it", nobody, leaving),
    },
  },
};
