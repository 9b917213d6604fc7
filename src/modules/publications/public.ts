// The door of the publications module for everybody else.
import { addWords } from "../../platform/words.ts";
import { addKind } from "../notices/public.ts";
import ar from "./words/ar.json" with { type: "json" };
import da from "./words/da.json" with { type: "json" };
import en from "./words/en.json" with { type: "json" };

addWords("publications", { en, da, ar });
addKind("publications.expired", { key: "publications:notice.expired", icon: "waiting" });
