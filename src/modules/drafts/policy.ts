// Who may do what with drafts, as sentences.
import type { Actor } from "../../platform/actor.ts";

interface Owned {
  sessionId: string;
  personId: string | null;
}

/** A draft belongs to the person who began it; before somebody has a name, to the device it was begun on. */
export function mayWrite(actor: Actor, draft: Owned): boolean {
  if (draft.personId) return actor.personId === draft.personId;
  return actor.sessionId === draft.sessionId;
}
