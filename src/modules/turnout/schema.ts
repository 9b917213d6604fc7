// What is posted about places.
import { z } from "zod";

/** Why somebody gives a place back, as they choose from. */
export const reasons = ["ill", "work", "transport", "family", "mistake", "other"] as const;

/** "passed" is said for the person by the button that leaves the line or lets an offer go. */
export const releaseFields = z.object({
  reason: z.enum([...reasons, "passed"], { message: "turnout:release.choose" }),
});
