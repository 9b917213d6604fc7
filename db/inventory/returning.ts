// How people come back in: the columns of passkeys, of links to another device, and of help from two hosts.
import { choice, deed, leaving, link, nobody, secret, self, type Tables, type Term } from "./terms.ts";

const held: Term = { ...leaving, kept: "until the person removes it, or leaves for good" };
const moment: Term = {
  kept: "until it is answered; after 5 minutes it is worth nothing, and a day later it is gone",
  days: 1,
  by: "passkeys.forget",
};
const brief: Term = { kept: "10 minutes, and a day after", days: 1, by: "devices.forget" };
const helped: Term = { kept: "365 days after it ended", days: 365, by: "recoveries.forget" };
const both = "the person, the hosts";

export const returning: Tables<"challenges" | "handovers" | "passkeys" | "recoveries"> = {
  challenges: {
    plain: ["purpose"],
    personal: {
      session_id: link("a passkey answers only where it was asked", nobody, moment),
      challenge: secret("what a passkey says is not said again by somebody else", nobody, moment),
      ends_at: deed("what a passkey says is not said again by somebody else", nobody, moment),
    },
  },
  handovers: {
    plain: ["id", "anew"],
    personal: {
      person_id: link("whom the link signs in", "whoever opens the link, as a name", brief),
      token_hash: secret("the link signs in on another device, once", nobody, brief),
      session_id: link("the device that shows the link sees when it was used", self, brief),
      created_at: deed("the link ends soon", self, brief),
      ends_at: deed("the link ends soon", self, brief),
      used_at: deed("the link works once", self, brief),
    },
  },
  passkeys: {
    plain: [],
    personal: {
      id: link("which passkey it is", self, held),
      person_id: link("whom it signs in", nobody, held),
      credential_id: secret("the device finds its passkey", nobody, held),
      public_key: secret("a passkey signs in without any secret being here", nobody, held),
      counter: deed("a copied passkey is noticed", nobody, held),
      transports: deed("the browser knows how to reach it", nobody, held),
      may_back_up: deed("people see whether it is on one device or on all of theirs", self, held),
      backed_up: deed("people see whether it is on one device or on all of theirs", self, held),
      name: choice("people recognise their passkeys", self, held),
      created_at: deed("people recognise their passkeys", self, held),
      used_on: deed("people recognise their passkeys; a day, never an hour", self, held),
    },
  },
  recoveries: {
    plain: ["id", "group_id"],
    personal: {
      person_id: link("who is helped back in", both, helped),
      begun_by: link("two hosts answer for it by name", both, helped),
      begun_at: deed("it is not done too often", both, helped),
      confirmed_by: link("two hosts answer for it by name", both, helped),
      confirmed_at: deed("two hosts answer for it by name", both, helped),
      ready_at: deed("a day goes by in which the person can stop it", both, helped),
      handover_id: link("the link that was shown", nobody, helped),
      ended_at: deed("it is not done too often", both, helped),
      outcome: deed("everybody concerned sees how it ended", both, helped),
    },
  },
};
