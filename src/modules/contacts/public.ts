// The door of contacts: for pages from which people write to each other.

export { AllConversations, WriteToAll, WriteToOne } from "./pages/ways.tsx";
export { type Ways, waysAbout } from "./service.ts";
