// What the form that asks for an opening sends.
import { z } from "zod";

export const asking = z.object({ reason: z.string().min(10, "openings:error.reason").max(600) });
