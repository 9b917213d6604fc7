// The addresses that answer with something else than a page.
import { talkParts } from "./talk-spots.ts";

/** Answers that are no page of their own: files, pieces of pages, streams, ways to another page. */
export const noPages = [
  "/health",
  "/demo/:who",
  "/inbox/:id",
  "/push/worker.js",
  "/push/app.webmanifest",
  "/push/unread",
  "/live/inbox",
  "/live/groups/:slug",
  "/live/calls/:id",
  ...talkParts,
  "/calls/:id/state",
  "/calls/:id/card",
  "/calls/:id/photo",
  "/calls/:id/calendar.ics",
  "/drafts/:id/photo",
];
