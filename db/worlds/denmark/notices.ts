// What waits in the inboxes of the three demo people.
import type { Rows } from "./calls.ts";
import type { Row } from "./rows.ts";

export function noticeRows(_rows: Rows, _at: Date): Row<"notices">[] {
  return [];
}
