// The door of the publications module for everybody else.
import { addKind } from "../notices/public.ts";

addKind("publications.expired", { key: "publications:notice.expired", icon: "waiting" });
