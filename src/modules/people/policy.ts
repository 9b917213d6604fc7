// Who may, about people: everything here is for the person alone.
import type { Actor } from "../../platform/actor.ts";
import { Refusal } from "../../platform/refusal.ts";

/** The signed-in person's id. @throws Refusal "sign_in" for everybody else. */
export function mustBeSomebody(actor: Actor): string {
  if (!actor.personId) throw new Refusal("sign_in");
  return actor.personId;
}
