// Who may found groups.
import { Refusal } from "../../platform/refusal.ts";

/** Somebody who already looks after a group may found another. @throws Refusal "forbidden" for everybody else */
export function mustHostSome(hosts: boolean): void {
  if (!hosts) throw new Refusal("forbidden", "founding:refusal.hosts");
}
