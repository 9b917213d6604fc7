// The door of profiles: what people can say they bring, and the end of e-mails for those who send them.

export { partAt } from "./rules.ts";
export { skills } from "./schema.ts";
export { stopPath, whenEmailChanges } from "./service.ts";
