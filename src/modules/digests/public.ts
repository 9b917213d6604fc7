// The door of digests: they are queued by what is told, and forgotten with their person.
import { whenLeaving } from "../people/public.ts";
import { dropDigest } from "./service.ts";

whenLeaving(async (platform, trx, personId) => {
  await dropDigest(trx, platform, personId);
});
