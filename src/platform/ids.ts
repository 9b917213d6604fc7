// Ids are made here, in the application, and never by the database.
import { uuidv7 } from "uuidv7";

/** A UUIDv7: sorts by the moment it was made, so an index on it grows at its end. */
export function newId(): string {
  return uuidv7();
}
