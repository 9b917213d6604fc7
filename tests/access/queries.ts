// What addresses may ask beyond their path: the names in their queries.

export const queries: Record<string, string[]> = {
  "/join": ["next", "group"],
  "/sign-in": ["next"],
  "/me/code": ["next"],
  "/me/area": ["q"],
  "/inbox": ["before"],
  "/push/unread": ["mark"],
  "/groups": ["q", "near", "page"],
  "/groups/:slug": ["what", "when", "language", "km"],
  "/groups/:slug/members": ["q", "page"],
  "/groups/:slug/recoveries": ["q"],
  "/groups/:slug/questions": ["before"],
  "/blocks/new": ["claim"],
  "/conversations/:id": ["before"],
  "/calls/new": ["group", "near", "direction"],
};
