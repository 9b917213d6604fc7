// The door of profiles: the end of e-mails, for those who send them.

export { stopPath } from "./service.ts";
