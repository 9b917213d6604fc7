// How somebody is reached: the columns of their wishes, their devices and number, and of what went out.
import {
  choice,
  contact,
  deed,
  leaving,
  link,
  nobody,
  secret,
  self,
  session,
  type Tables,
  type Term,
} from "./terms.ts";

const taken: Term = { ...leaving, kept: "until the person takes it back or leaves for good" };
const unproven: Term = {
  kept: "a day after a code was sent, unless the number was proven with it",
  days: 1,
  by: "channels.forget",
};
const sent: Term = { kept: "30 days after it was sent", days: 30, by: "deliveries.forget" };

export const reaching: Tables<"deliveries" | "devices" | "phones" | "reach"> = {
  deliveries: {
    plain: ["notice_id", "group_id"],
    personal: {
      channel: deed("nothing is sent twice", nobody, sent),
      sent_at: deed("nothing is sent twice", nobody, sent),
    },
  },
  devices: {
    plain: [],
    personal: {
      session_id: link("which device shows messages", self, session),
      person_id: link("whose messages it shows", self, session),
      endpoint: contact("the address of a browser at its maker's push service", nobody, session),
      p256dh: secret("only the device can read what it is sent", nobody, session),
      auth: secret("only the device can read what it is sent", nobody, session),
    },
  },
  phones: {
    plain: [],
    personal: {
      person_id: link("whose number it is", self, taken),
      number: contact("SMS, for those who want them", self, taken),
      handle: secret("whoever gets an SMS can stop them", "whoever gets the SMS", taken),
      proven_at: deed("nobody gets messages meant for somebody else", nobody, taken),
      code_mark: secret("the code that proves a number", nobody, unproven),
      code_until: deed("codes cannot be guessed", nobody, unproven),
      tries: deed("codes cannot be guessed", nobody, unproven),
      codes: deed("nobody is sent codes again and again", nobody, unproven),
      codes_since: deed("nobody is sent codes again and again", nobody, unproven),
    },
  },
  reach: {
    plain: [],
    personal: {
      person_id: link("whose wishes they are", self, leaving),
      channels: choice("messages come the way somebody likes best", self, leaving),
      off: choice("messages come only the ways somebody wants", self, leaving),
      dead: deed("nothing is sent where nobody gets it", self, leaving),
      digest: choice("what can wait comes once a day, or does not wait", self, leaving),
    },
  },
};
