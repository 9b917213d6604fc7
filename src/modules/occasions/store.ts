// Occasions, their slots and their addresses, as the database keeps them.
import type { Db } from "../../platform/db.ts";

export interface Slot {
  id: string;
  occasionId: string;
  position: number;
  role: string;
  needs: string[];
  places: number;
  /** Places held: claimed, arrived and offered. */
  taken: number;
  waiting: number;
}

/** Slots of several occasions, in their order. */
export async function slotsOf(db: Db, occasionIds: string[]): Promise<Slot[]> {
  throw new Error(`not built yet ${db} ${occasionIds}`);
}
