// Who may, in groups.
import type { Actor } from "../../platform/actor.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Membership } from "./rules.ts";

/** The signed-in person's id. @throws Refusal "sign_in" for everybody else. */
export function mustBeSomebody(actor: Actor): string {
  if (!actor.personId) throw new Refusal("sign_in");
  return actor.personId;
}

/** Hosts look after their group: its members, its board, its poster on the wall. */
export const looksAfter = (me: Membership | undefined): boolean => me?.role === "host";

/** @throws Refusal "forbidden" for everybody but the group's hosts, "passkey" for a host who needs one first. */
export function mustLookAfter(me: Membership | undefined): void {
  if (me?.lacksKey) throw new Refusal("passkey");
  if (!looksAfter(me)) throw new Refusal("forbidden", "groups:refusal.hosts");
}
