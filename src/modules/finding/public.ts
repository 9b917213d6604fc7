// The door of finding: its words, and the figures it works out for the groups.
import { provideFillTimes } from "../groups/public.ts";
import { fillTimes } from "./store.ts";

provideFillTimes(fillTimes);
