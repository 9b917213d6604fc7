// Who may, about passkeys: they are for the person alone, on a device they are signed in on.
import type { Actor } from "../../platform/actor.ts";
import { Refusal } from "../../platform/refusal.ts";

export interface Here {
  personId: string;
  sessionId: string;
}

/** @throws Refusal "sign_in" for who is not signed in */
export function mustBeHere({ personId, sessionId }: Actor): Here {
  if (!personId || !sessionId) throw new Refusal("sign_in");
  return { personId, sessionId };
}
