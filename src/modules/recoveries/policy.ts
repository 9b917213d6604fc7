// Who may, about helping somebody back in: hosts of a group both belong to, two of them, and the person who stops it.
import { Refusal } from "../../platform/refusal.ts";

interface Hosts {
  begunBy: string | null;
  confirmedBy: string | null;
}

/** Another host than the one who began it says so too. @throws Refusal "conflict" */
export function mustBeSecond(personId: string | null, { begunBy, confirmedBy }: Hosts): void {
  if (begunBy === null || begunBy === personId) throw new Refusal("conflict", "recoveries:refusal.second");
  if (confirmedBy !== null) throw new Refusal("conflict", "recoveries:refusal.confirmed");
}

/** The two who answer for it show the link. @throws Refusal "forbidden" for every other host */
export function mustAnswerForIt(personId: string | null, { begunBy, confirmedBy }: Hosts): void {
  if (personId === null || (personId !== begunBy && personId !== confirmedBy))
    throw new Refusal("forbidden", "recoveries:refusal.those_two");
}
