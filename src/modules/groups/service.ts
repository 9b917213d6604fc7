// What people do with groups: join, leave, look after members, close the board, found another.
import type { Db } from "../../platform/db.ts";
import { type FillTimes, type Speed, speed } from "./rules.ts";

/** Fill times of calls put up since then, of one group or, without, of the whole instance. */
export type FindFillTimes = (db: Db, asked: { groupId?: string; since: Date }) => Promise<FillTimes>;

let findFillTimes: FindFillTimes = async () => ({ filled: 0, medianMinutes: null });

/** Groups say how quickly calls are filled; what a filled call is, the module that fills them knows. */
export function provideFillTimes(find: FindFillTimes): void {
  findFillTimes = find;
}

const day = 24 * 60 * 60 * 1000;

export async function speedSince(db: Db, now: Date, days: number, groupId?: string): Promise<Speed> {
  return speed(await findFillTimes(db, { groupId, since: new Date(now.getTime() - days * day) }));
}
