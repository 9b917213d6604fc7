// People with a call between them who write to each other: for tests of conversations and what follows from them.
import { converse } from "../../src/modules/contacts/service.ts";
import { readTalk, writeIn } from "../../src/modules/conversations/service.ts";
import { claimSlot, release } from "../../src/modules/turnout/service.ts";
import { words } from "../../src/platform/words.ts";
import { type Arranged, type Person, type TurnoutTrial, turnoutTrial } from "./turnout.ts";

export const english = words("en");

export interface TalkingTrial extends TurnoutTrial {
  /** Takes a place; returns the claim's id. */
  take(call: Arranged, person: Person): Promise<string>;
  giveBack(claimId: string, person: Person): Promise<void>;
  /** The id of the conversation of all, or of two by a claim. */
  begin(call: Arranged, person: Person, claimId?: string): Promise<string>;
  say(id: string, person: Person, text: string): Promise<void>;
  /** What somebody finds there: texts, or why not. */
  reads(id: string, person: Person): Promise<string[]>;
  /** The key of the refusal, or "done". */
  refusal(work: Promise<unknown>): Promise<string>;
}

export async function talkingTrial(): Promise<TalkingTrial> {
  const trial = await turnoutTrial();
  const { platform } = trial;
  return {
    ...trial,
    async take(call, person) {
      const result = await claimSlot(platform, person, { occasionId: call.id, slotId: call.slots[0] ?? "" });
      if (result.result !== "claimed") throw new Error(`no place: ${result.result}`);
      return result.claimId;
    },
    async giveBack(claimId, person) {
      await release(platform, person, { claimId, reason: "ill" });
    },
    begin: (call, person, claimId) =>
      converse(platform, person, { kind: "call", subjectId: call.id, claimId }),
    say: (id, person, text) => writeIn(platform, person, id, { text, lang: "en" }),
    async reads(id, person) {
      const talk = await readTalk(platform, person, english, id).catch((error) => error);
      if (talk instanceof Error) return [`refused: ${"kind" in talk ? talk.kind : talk.message}`];
      return talk.messages.map((one: { state: string; text: string }) =>
        one.state === "readable" ? one.text : one.state,
      );
    },
    refusal: (work) =>
      work.then(
        () => "done",
        (error) => error.key ?? error.message,
      ),
  };
}
