// The door of founding: its words.
import { addWords } from "../../platform/words.ts";
import ar from "./words/ar.json" with { type: "json" };
import da from "./words/da.json" with { type: "json" };
import en from "./words/en.json" with { type: "json" };

addWords("founding", { en, da, ar });
