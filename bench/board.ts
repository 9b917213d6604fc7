// The board of a group: whole pages a second against bare Hono sending a string of the same size, and its growth.
import { spawn } from "node:child_process";
import { load as loadDenmark } from "../db/worlds/denmark/load.ts";
import { connect } from "../src/platform/db.ts";
import { ROOT } from "../src/platform/root.ts";
import { get, load, median } from "./client.ts";
import { ground, type Product, product, say, started } from "./ground.ts";
import { signedIn } from "./people.ts";
import { round, table } from "./table.ts";

const connections = 10;
const roundMs = 2500;
const rounds = 5;
const path = "/groups/venligboerne-koebenhavn";

export async function board() {
  const here = await ground();
  const running: Product[] = [];
  try {
    const small = await world(3_000);
    const large = await world(150_000);
    const bare = await bareHono(small.bytes);
    running.push(small.product, large.product, bare);
    const speeds = {
      small: [] as number[],
      large: [] as number[],
      bare: [] as number[],
      anonymous: [] as number[],
    };
    for (let i = 0; i < rounds; i++) {
      say(`round ${i + 1} of ${rounds}`);
      speeds.small.push(await speed(small.product.url, path, small.cookie));
      speeds.bare.push(await speed(bare.url, "/"));
      speeds.large.push(await speed(large.product.url, path, large.cookie));
      speeds.anonymous.push(await speed(small.product.url, path));
    }
    const perSecond = median(speeds.small);
    // Each round's own neighbours in time are compared, so that a machine that slows down slows both.
    const ratio = median(speeds.small.map((s, i) => s / (speeds.bare[i] ?? Number.NaN)));
    const growth = median(speeds.small.map((s, i) => s / (speeds.large[i] ?? Number.NaN)));
    const figures = {
      ratio: round(ratio),
      growth: round(growth),
      per_second: Math.round(perSecond),
      bare_per_second: Math.round(median(speeds.bare)),
      signed_out_per_second: Math.round(median(speeds.anonymous)),
      bytes: small.bytes,
      calls: small.calls,
      people: [3_000, 150_000],
    };
    return {
      figures,
      table: table("Board of a group", [
        ["calls on it", small.calls],
        ["bytes a page", small.bytes],
        ["pages a second", figures.per_second, "signed in, with distances and own places"],
        ["signed out", figures.signed_out_per_second],
        ["bare Hono", figures.bare_per_second, "a string of the same size"],
        ["ratio", figures.ratio, "target at least 0.09"],
        ["growth", figures.growth, "3,000 to 150,000 people; target at most 1.2"],
      ]),
    };
  } finally {
    for (const one of running) await one.stop();
    await here.stop();
  }

  async function world(people: number) {
    say(`filling a world of ${people} people`);
    const url = await here.database(`world_${people}`);
    const { db, close } = connect(url, { max: 4, statementTimeout: 0 });
    await loadDenmark(db, { people, at: new Date(), progress: () => {} });
    const cookie = await signedIn(db, "venligboerne-koebenhavn");
    await close();
    const running = await product(url);
    await speed(running.url, path, cookie, 1500);
    const answer = await fetch(running.url + path, { headers: { cookie, "accept-encoding": "identity" } });
    const html = await answer.text();
    if (answer.status !== 200) throw new Error(`the board answered ${answer.status}`);
    return {
      product: running,
      cookie,
      bytes: Buffer.byteLength(html),
      calls: html.split("data-call=").length - 1,
    };
  }
}

async function speed(url: string, path: string, cookie?: string, ms = roundMs): Promise<number> {
  const request = get(path, cookie);
  const result = await load({ url, connections, ms, next: () => request });
  const bad = Object.entries(result.statuses).filter(([status]) => status !== "200");
  if (bad.length) throw new Error(`answers other than 200: ${JSON.stringify(bad)}`);
  return result.perSecond;
}

/** Hono and its server with nothing around it. */
function bareHono(bytes: number): Promise<Product> {
  const code = `import { serve } from "@hono/node-server"; import { Hono } from "hono";
    const app = new Hono(); const page = "x".repeat(${bytes}); app.get("/", (c) => c.html(page));
    serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => console.log("http://127.0.0.1:" + port));`;
  const flags = ["--max-semi-space-size=16", "--input-type=module", "-e", code];
  return started(spawn(process.execPath, flags, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] }));
}
