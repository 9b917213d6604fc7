// What the form on the new device may contain.
import { z } from "zod";
import { shortField } from "../people/public.ts";

export const openForm = z.object({ short: shortField });
