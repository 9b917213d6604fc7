// What a first visit to the board weighs and how soon it stands there, in a real browser on a slow line.
import { type CDPSession, chromium } from "playwright-core";
import { load as loadDenmark } from "../db/worlds/denmark/load.ts";
import { connect } from "../src/platform/db.ts";
import { chromiumFlags, chromiumPath } from "../tools/chromium.ts";
import { median } from "./client.ts";
import { ground, product, say } from "./ground.ts";
import { table } from "./table.ts";

const path = "/groups/venligboerne-koebenhavn";
/** Slow 4G: 1.6 Mbit/s down, 750 kbit/s up, 150 ms. */
const slow4g = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const visits = 5;

type Kind = "html" | "css" | "script" | "fonts" | "other";

export async function weight() {
  const here = await ground();
  const url = await here.database("world");
  const { db, close } = connect(url, { max: 4, statementTimeout: 0 });
  say("filling a world of 3000 people");
  await loadDenmark(db, { people: 3000, at: new Date(), progress: () => {} });
  await close();
  const running = await product(url);
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags });
  try {
    // The first visit of all fills the server's own memory of cards; it is nobody's first visit to the board.
    await fetch(running.url + path);
    const seen = [];
    for (let i = 0; i < visits; i++) {
      say(`visit ${i + 1} of ${visits}`);
      const context = await browser.newContext({
        viewport: { width: 360, height: 740 },
        deviceScaleFactor: 2,
        locale: "en-GB",
      });
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      seen.push(
        await visit(session, () =>
          page.goto(running.url + path, { waitUntil: "load" }).then(() => page.evaluate(largestPaint)),
        ),
      );
      await context.close();
    }
    const sizes = seen[0]?.sizes ?? {};
    const of = (kind: Kind) => sizes[kind] ?? 0;
    const total = of("html") + of("css") + of("script") + of("other");
    const lcp = Math.round(median(seen.map((one) => one.lcp)));
    const figures = {
      total,
      html: of("html"),
      css: of("css"),
      script: of("script"),
      other: of("other"),
      fonts: of("fonts"),
      requests: seen[0]?.requests ?? 0,
      lcp_ms: lcp,
    };
    return {
      figures,
      table: table("First visit to the board, in English, compressed bytes", [
        ["total", total, "without fonts; target under 30,000"],
        ["html", figures.html],
        ["css", figures.css],
        ["script", figures.script, "target under 14,000"],
        ["pictures", figures.other],
        ["fonts", figures.fonts, "shown in the phone's own letters until they are there"],
        ["requests", figures.requests],
        ["largest paint", `${lcp} ms`, "slow 4G, processor four times slower; target under 1,000"],
      ]),
    };
  } finally {
    await browser.close();
    await running.stop();
    await here.stop();
  }
}

const kinds: Record<string, Kind> = { Document: "html", Stylesheet: "css", Script: "script", Font: "fonts" };

async function visit(session: CDPSession, go: () => Promise<number>) {
  const sizes: Partial<Record<Kind, number>> = {};
  const kindOf = new Map<string, Kind>();
  let requests = 0;
  session.on("Network.responseReceived", ({ requestId, type }) => {
    kindOf.set(requestId, kinds[type] ?? "other");
    requests++;
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kindOf.get(requestId) ?? "other";
    sizes[kind] = (sizes[kind] ?? 0) + encodedDataLength;
  });
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { ...slow4g });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const lcp = await go();
  return { sizes, requests, lcp };
}

/** Runs in the page: when the largest thing seen so far was painted, after the page has been quiet for a second. */
function largestPaint(): Promise<number> {
  return new Promise((resolve) => {
    let last = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) last = entry.startTime;
    }).observe({ type: "largest-contentful-paint", buffered: true });
    setTimeout(() => resolve(last), 1000);
  });
}
