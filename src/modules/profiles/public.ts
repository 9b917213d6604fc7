// The door of profiles: what people can say they bring, and the end of e-mails for those who send them.

export { skills } from "./schema.ts";
export { stopPath } from "./service.ts";
