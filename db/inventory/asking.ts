// Whom to ask, and how often: the columns of wishes, of what is known of who answers, and of who was asked.
import { choice, deed, leaving, link, nobody, nudge, self, type Tables, type Term } from "./terms.ts";

const chosen: Term = { ...leaving, kept: "until the person undoes it, or leaves for good" };
const asked = "the person, the hosts";

export const asking: Tables<
  "askings" | "attention" | "blocks" | "experience" | "habits" | "listeners" | "mutes" | "nudges"
> = {
  askings: {
    plain: [
      "occasion_id",
      "group_id",
      "kind",
      "languages",
      "opened_at",
      "next_at",
      "waves",
      "urgent_at",
      "widened_at",
      "stuck",
      "escalated_at",
      "alarmed_at",
    ],
    personal: { urgent_by: link("a host answers for disturbing people at night", nobody, leaving) },
  },
  attention: {
    plain: [],
    personal: {
      person_id: link("whose wishes they are", self, leaving),
      weekly_limit: choice("nobody is asked more often than they want", self, leaving),
      paused_until: choice("nobody is asked who wants a break", self, leaving),
      urgent_at_night: choice("nobody is woken who has not agreed to it", self, leaving),
    },
  },
  blocks: {
    plain: [],
    personal: {
      person_id: link("nobody is brought together with somebody they do not want to meet", self, chosen),
      blocked_id: link(
        "nobody is brought together with somebody they do not want to meet",
        "the one who blocked, as a first name",
        chosen,
      ),
      since: deed("the latest stands first", nobody, chosen),
    },
  },
  experience: { plain: ["group_id", "counts"], personal: {} },
  habits: {
    plain: [],
    personal: {
      person_id: link("those are asked who are likely to want to", nobody, leaving),
      kind: deed("a driver is asked to drive, and not to cook", nobody, leaving),
      yes: deed("those are asked who are likely to say yes; a count, no list", nobody, leaving),
      tries: deed("those are asked who are likely to say yes; a count, no list", nobody, leaving),
    },
  },
  listeners: {
    plain: [],
    personal: {
      person_id: link("nobody is asked who has stopped listening", nobody, leaving),
      belief: deed("nobody is asked who has stopped listening", nobody, leaving),
      believed_at: deed("who was silent once may listen again later", nobody, leaving),
      unanswered: deed("silence counts the more, the longer it lasts", nobody, leaving),
      turned_away_at: deed("who came too late is left in peace for a while", nobody, leaving),
    },
  },
  mutes: {
    plain: [],
    personal: {
      person_id: link("whose wish it is", self, chosen),
      group_id: choice("a group asks nobody who does not want it to", self, chosen),
      since: deed("what was chosen when", nobody, chosen),
    },
  },
  nudges: {
    plain: ["id", "group_id", "occasion_id", "slot_id", "wave"],
    personal: {
      person_id: link("nobody is asked twice for one thing, or too often", asked, nudge),
      sent_at: deed("nobody is asked too often", asked, nudge),
      chance: deed("what is believed is compared with what came of it", nobody, nudge),
      ask: deed("each answer is learnt from", nobody, nudge),
      km: deed("what is believed is compared with what came of it", nobody, nudge),
      reasons: deed("everybody can read why they were asked", asked, nudge),
      answer: deed("the place goes to somebody who can; hosts see how it goes", asked, nudge),
      answered_at: deed("the place goes to somebody who can; hosts see how it goes", asked, nudge),
    },
  },
};
