// The web application: headers, who is asking, language, routes, and what is said when something fails.
import { Hono } from "hono";
import { getCookie } from "hono/cookie";
import { type FindVisit, hashToken, nobody } from "../platform/actor.ts";
import type { Platform } from "../platform/platform.ts";
import { Refusal } from "../platform/refusal.ts";
import { chooseLang, isLang, type Lang, words } from "../platform/words.ts";
import { serveAsset } from "./assets.ts";
import { giveLang } from "./cookies.ts";
import { isCrossSite } from "./crosssite.ts";
import { failurePage } from "./failure.tsx";
import { pageHeaders, secureOnly } from "./headers.ts";
import { remember } from "./live.ts";
import { type C, mount, type Routes, type Vars } from "./route.ts";

export interface AppParts {
  routes: Routes[];
  findVisit: FindVisit;
  /** Tests only: lets `?lang=qps` choose the pseudo-language. */
  pseudo?: boolean;
}

export function createApp(platform: Platform, parts: AppParts): Hono<Vars> {
  const app = new Hono<Vars>({ strict: true });
  const headers = Object.entries({
    ...pageHeaders,
    ...(platform.origin.startsWith("https:") ? secureOnly : {}),
  });

  remember(platform.bus);
  const largest = Math.max(...parts.routes.flatMap(({ list }) => list.map(({ limit }) => limit)));

  app.get("/assets/*", serveAsset);
  app.use(async (c, next) => {
    for (const [name, value] of headers) c.header(name, value);
    c.set("platform", platform);
    c.set("actor", nobody);
    c.set("t", words(fromRequest(c, parts.pseudo)));
    if (isCrossSite({ method: c.req.method, header: (n) => c.req.header(n), host: hostOf(c) })) {
      throw new Refusal("forbidden", "web:refusal.cross_site");
    }
    // Browsers say how long a form is; a body of unstated length could fill the memory.
    if (c.req.header("transfer-encoding")) throw new Refusal("too_large");
    // A page about a failure reads the form before its route could say how long it may be.
    if (Number(c.req.header("content-length") ?? 0) > largest) throw new Refusal("too_large");
    if (c.req.path === "/health") return next();
    await recognise(c, parts);
    await next();
  });
  mount(app, parts.routes);
  app.notFound((c) => failurePage(c as C, new Refusal("not_found")));
  app.onError((error, c) => failurePage(c as C, error));
  return app;
}

async function recognise(c: C, parts: AppParts): Promise<void> {
  const token = getCookie(c, "nabo");
  if (!token || token.length > 64) return;
  const visit = await parts.findVisit(hashToken(token));
  if (!visit) return;
  c.set("actor", visit);
  if (!visit.lang || getCookie(c, "lang")) return;
  // Kept in the browser too: while the database is away, only the browser knows.
  giveLang(c, visit.lang, visit.short);
  if (!c.req.query("lang")) c.set("t", words(visit.lang));
}

function fromRequest(c: C, pseudo = false): Lang | "qps" {
  const asked = c.req.query("lang");
  if (pseudo && asked === "qps") return "qps";
  if (isLang(asked)) return asked;
  const chosen = getCookie(c, "lang");
  return isLang(chosen) ? chosen : chooseLang(c.req.header("accept-language"));
}

const hostOf = (c: C): string => c.req.header("host") ?? new URL(c.req.url).host;
