// `/style`: all components on one page, for whoever builds or looks after the look. Not in a real instance.
import { page } from "./page.tsx";
import { routes } from "./route.ts";
import { StylePage } from "./style-page.tsx";
import { samples } from "./style-samples.ts";

export const styleRoutes = routes("web");

/** There are specimens in some languages; the others see the English ones. */
const sampled = (lang: string): lang is keyof typeof samples => lang in samples;

styleRoutes.get("/style", { who: "anyone" }, (c) => {
  const { lang } = c.var.t;
  return page(c, { title: "Style" }, <StylePage lang={sampled(lang) ? lang : "en"} />);
});
