// The door of oversight: what a page shows of asking to whoever looks after a call or a group.

export { AskedLink, DeskSide, StuckNotice } from "./pages/desk.tsx";
export { type AskingDesk, askedSoFar, deskOf } from "./service.ts";
