// The door of profiles: the end of e-mails, for those who send them.
import { addWords } from "../../platform/words.ts";
import ar from "./words/ar.json" with { type: "json" };
import da from "./words/da.json" with { type: "json" };
import en from "./words/en.json" with { type: "json" };

addWords("profiles", { en, da, ar });

export { stopPath } from "./service.ts";
