// The door of demand: whether a group wants more people, said on its page and wherever groups are listed.
import { addAboutPart } from "../groups/public.ts";
import { aboutPart } from "./routes.tsx";

addAboutPart(aboutPart);

export { WantChip } from "./pages/want.tsx";
export type { Want } from "./rules.ts";
export { wantsOf } from "./service.ts";
