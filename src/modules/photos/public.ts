// The door of the photos module for everybody else.
import { addWords } from "../../platform/words.ts";
import ar from "./words/ar.json" with { type: "json" };
import da from "./words/da.json" with { type: "json" };
import en from "./words/en.json" with { type: "json" };

addWords("photos", { en, da, ar });

export { photoAnswer } from "./routes.tsx";
export { developPhoto, keepPhoto } from "./service.ts";
export { deletePhotos, type Photo } from "./store.ts";
