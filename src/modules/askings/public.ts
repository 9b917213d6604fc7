// The door of askings: what asks for people until it has them.
import { whenChanged } from "../turnout/public.ts";
import { followChange } from "./service.ts";

whenChanged(followChange);

export { AskedLink, DeskSide, StuckNotice } from "./pages/desk.tsx";
export { type AskingDesk, ask, askedSoFar, deskOf, look } from "./service.ts";
