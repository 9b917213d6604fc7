// Whether this instance is alive: database and background tasks, in one small JSON.
import type { Platform } from "../platform/platform.ts";
import { countOverdue, type Worker } from "../platform/tasks.ts";
import { type Routes, routes } from "./route.ts";

/** What another part has to say about how it is. */
type Part = (platform: Platform) => Promise<object>;

/** `GET /health`: 200 when all is well, 503 otherwise. `tasks` are "elsewhere" in a process that runs none. */
export function healthRoutes(worker?: Worker, messages?: Part): Routes {
  const route = routes("web");
  route.get("/health", { who: "anyone" }, async (c) => {
    const { platform } = c.var;
    const { db } = platform;
    const started = performance.now();
    const waiting = await countOverdue(db).catch(() => undefined);
    const database = waiting === undefined ? "down" : "up";
    const tasks = worker ? stateOf(worker, waiting) : "elsewhere";
    const well = database === "up" && tasks !== "down";
    return c.json(
      {
        status: well ? "ok" : "down",
        database,
        tasks,
        overdue: waiting ?? null,
        ms: Math.round(performance.now() - started),
        lastTask: worker?.lastDone()?.toISOString() ?? null,
        messages: (database === "up" && (await messages?.(platform).catch(() => null))) || null,
      },
      well ? 200 : 503,
    );
  });
  return route;
}

/** `overdue`: undefined when the database did not answer. */
function stateOf(worker: Worker, overdue: number | undefined): "up" | "late" | "down" {
  if (overdue === undefined || !worker.alive()) return "down";
  return overdue === 0 ? "up" : "late";
}
