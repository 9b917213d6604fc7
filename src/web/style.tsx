// `/style`: all components on one page, for whoever builds or looks after the look. Not in a real instance.
import { isLang } from "../platform/words.ts";
import { page } from "./page.tsx";
import { routes } from "./route.ts";
import { StylePage } from "./style-page.tsx";

export const styleRoutes = routes("web");

styleRoutes.get("/style", { who: "anyone" }, (c) =>
  page(c, { title: "Style" }, <StylePage lang={isLang(c.var.t.lang) ? c.var.t.lang : "en"} />),
);
