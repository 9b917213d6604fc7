// Who may, about another device: only who is signed in makes a link to their own account.
import type { Actor } from "../../platform/actor.ts";
import { Refusal } from "../../platform/refusal.ts";

/** @throws Refusal "sign_in" for who is not signed in */
export function mustBeHere({ personId, sessionId }: Actor): { personId: string; sessionId: string } {
  if (!personId || !sessionId) throw new Refusal("sign_in");
  return { personId, sessionId };
}
