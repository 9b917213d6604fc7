// The door of finding: its words, and the figures it works out for the groups.
import { addWords } from "../../platform/words.ts";
import { provideFillTimes } from "../groups/public.ts";
import { fillTimes } from "./store.ts";
import ar from "./words/ar.json" with { type: "json" };
import da from "./words/da.json" with { type: "json" };
import en from "./words/en.json" with { type: "json" };

addWords("finding", { en, da, ar });
provideFillTimes(fillTimes);
