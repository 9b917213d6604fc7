// Declared routes: each says who may use it and which fields it reads; the access table is made from this.
import type { Context, Hono } from "hono";
import type { z } from "zod";
import type { Actor } from "../platform/actor.ts";
import type { Platform } from "../platform/platform.ts";
import { Refusal } from "../platform/refusal.ts";
import type { T } from "../platform/words.ts";
import { giveBrief } from "./cookies.ts";
import { type FormState, fieldErrors, hasFile, normalise, readForm, textOnly } from "./form.ts";

export interface Vars {
  Variables: {
    platform: Platform;
    actor: Actor;
    t: T;
    ref: string;
    form?: Record<string, string[]>;
    hadFile?: boolean;
  };
}
export type C = Context<Vars>;

/** Who a route is for. What exactly they may is decided by the service's policy; the table test tries both. */
export type Who = "anyone" | "person" | "host" | "owner" | "participant" | "demo";

type Answer = Response | Promise<Response>;
export interface Declared {
  module: string;
  method: "GET" | "POST";
  path: string;
  who: Who;
  fields?: z.ZodObject;
  /** Largest body in bytes; 64 kB unless the route takes a photo. */
  limit: number;
  handler: (c: C) => Answer;
}

interface GetOptions {
  who: Who;
}
interface PostOptions<S extends z.ZodObject> {
  who: Who;
  fields?: S;
  limit?: number;
  /** Shows the form again, filled in, when a field does not fit. Without it: an error page that keeps the input. */
  invalid?: (c: C, form: FormState) => Answer;
}

export interface Routes {
  module: string;
  list: Declared[];
  get(path: string, options: GetOptions, handler: (c: C) => Answer): void;
  post<S extends z.ZodObject>(
    path: string,
    options: PostOptions<S>,
    handler: (c: C, fields: z.infer<S>) => Answer,
  ): void;
}

/** One module's routes. */
export function routes(module: string): Routes {
  const list: Declared[] = [];
  return {
    module,
    list,
    get(path, options, handler) {
      list.push({
        module,
        method: "GET",
        path,
        who: options.who,
        limit: 0,
        handler: guarded(options.who, handler),
      });
    },
    post(path, options, handler) {
      const { who, fields, limit = 64 * 1024 } = options;
      const run = async (c: C) => {
        if (Number(c.req.header("content-length") ?? 0) > limit) throw new Refusal("too_large");
        const form = await readForm(c.req);
        c.set("form", textOnly(form));
        c.set("hadFile", hasFile(form));
        const parsed = fields
          ? fields.safeParse(normalise(fields, form))
          : { success: true as const, data: {} };
        if (parsed.success) return handler(c, parsed.data as never);
        const errors = fieldErrors(parsed.error);
        if (!options.invalid)
          throw new Refusal("invalid", Object.values(errors)[0]?.key ?? "web:refusal.invalid");
        c.status(422);
        return options.invalid(c, { values: textOnly(form), errors });
      };
      list.push({
        module,
        method: "POST",
        path,
        who,
        ...(fields ? { fields } : {}),
        limit,
        handler: guarded(who, run),
      });
    },
  };
}

/** Mounts declared routes; a word in an address ("/calls/new") goes before a blank ("/calls/:id"). */
export function mount(app: Hono<Vars>, all: Routes[]): void {
  const rank = ({ path }: Declared) => path.replace(/:\w+/g, "~");
  const declared = all.flatMap(({ list }) => list).sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  for (const route of declared) app.on(route.method, route.path, (c) => route.handler(c));
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const slug = /^[a-z0-9-]{1,80}$/;

/** For what comes in a query: the database takes no other text for an id, and some text not at all. */
export const isSlug = (text: string | undefined): text is string => text !== undefined && slug.test(text);

function guarded(who: Who, handler: (c: C) => Answer): (c: C) => Answer {
  return (c) => {
    const params = c.req.param() as Record<string, string>;
    if (params["id"] !== undefined && !uuid.test(params["id"])) throw new Refusal("not_found");
    if (params["slug"] !== undefined && !isSlug(params["slug"])) throw new Refusal("not_found");
    if (who === "demo" && c.var.platform.world !== "denmark") throw new Refusal("not_found");
    if (who !== "anyone" && who !== "demo" && !c.var.actor.personId) throw new Refusal("sign_in");
    return handler(c);
  };
}

/** A path parameter that the route's own pattern guarantees. */
export function param(c: C, name: string): string {
  const value = c.req.param(name);
  if (value === undefined) throw new Refusal("not_found");
  return value;
}

/** Post, redirect, get: 303, with a short confirmation shown once on the next page. */
export function seeOther(c: C, url: string, done?: string): Response {
  if (done) giveBrief(c, "said", done, 20);
  return c.redirect(url, 303);
}
