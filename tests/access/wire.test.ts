// Requests that are no requests: the real server answers what it can, refuses the rest, and stays up.
import { connect as dial } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readEnv } from "../../src/env.ts";
import { type Running, startNabo } from "../../src/main.ts";
import { createLog } from "../../src/platform/log.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
let nabo: Running;
const logged: string[] = [];

beforeAll(async () => {
  world = await openWorld();
  const { CONVERSATION_KEY } = world.platform.env;
  const env = readEnv({ NODE_ENV: "test", HOST: "127.0.0.1", PORT: "0", CONVERSATION_KEY });
  const log = createLog("debug", (line) => void logged.push(line));
  nabo = await startNabo({ env, databaseUrl: world.database.url, log, worker: false });
});
afterAll(async () => {
  await nabo.close();
  await world.close();
});

/** Everything the server says to these bytes until it closes the line, says `enough`, or was silent for so long. */
function say(bytes: string, { patience = 20_000, enough = "" } = {}): Promise<string> {
  return new Promise((resolve) => {
    const port = Number(new URL(nabo.url).port);
    const socket = dial(port, "127.0.0.1", () => socket.write(Buffer.from(bytes, "latin1")));
    let answer = "";
    const done = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(patience, done);
    socket.on("data", (data) => {
      answer += data.toString("latin1");
      if (enough && answer.includes(enough)) done();
    });
    socket.on("error", done);
    socket.on("close", done);
  });
}

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
const get = (path: string, headers = "", host = "nabo.test") =>
  `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${headers}Connection: close\r\n\r\n`;
const post = (path: string, headers: string, body = "") =>
  `POST ${path} HTTP/1.1\r\nHost: nabo.test\r\n${headers}Connection: close\r\n\r\n${body}`;
const form = "Content-Type: application/x-www-form-urlencoded\r\n";
const long = "x".repeat(20_000);

/** What is sent, and the answers that are right; 0: the line is closed without a word, or nothing follows yet. */
const requests: [name: string, bytes: string, answers: number[]][] = [
  ["a page", get("/"), [200]],
  ["no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", [400]],
  ["a host that is none", get("/", "", "a b<>"), [400]],
  ["an empty host", get("/", "", ""), [200, 400]],
  ["two hosts", get("/", "Host: evil.example\r\n"), [200, 400]],
  ["a host with a path", get("/", "", "nabo.test/evil?"), [400]],
  ["a whole address", get("http://evil.example/groups"), [200, 400]],
  ["another server's address", get("//evil.example/groups"), [404]],
  ["a star", "OPTIONS * HTTP/1.1\r\nHost: nabo.test\r\nConnection: close\r\n\r\n", [400, 404]],
  ["a way through", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n", [0, 400, 404]],
  [
    "an echo",
    "TRACE / HTTP/1.1\r\nHost: nabo.test\r\nCookie: nabo=x\r\nConnection: close\r\n\r\n",
    [400, 404, 405],
  ],
  ["a method in small letters", "get / HTTP/1.1\r\nHost: nabo.test\r\n\r\n", [400]],
  ["no HTTP at all", "\0\x01\x02nonsense\r\n\r\n", [400]],
  ["another protocol", "\x16\x03\x01\x02\0\x01\0\x01\xfc", [0, 400]],
  ["HTTP/1.0", "GET / HTTP/1.0\r\nHost: nabo.test\r\n\r\n", [200]],
  ["HTTP/9.9", "GET / HTTP/9.9\r\nHost: nabo.test\r\n\r\n", [400, 505]],
  ["a path with raw bytes", get("/\xff\xfe%00%zz/../..;a=b"), [400, 404]],
  ["a path that climbs", get("/assets/../../../../etc/passwd"), [404]],
  ["an address without end", get(`/groups?q=${long}`), [414, 431]],
  ["headers without end", get("/", `Cookie: nabo=${long}\r\n`), [431]],
  ["thousands of headers", get("/", "X: y\r\n".repeat(1500)), [200, 431]],
  ["thousands of cookies", get("/", `Cookie: ${"a=b; ".repeat(2000)}\r\n`), [200, 431]],
  ["a header with a line break in it", get("/", "X-A: b\r\n c\r\n"), [200, 400]],
  ["a session in another script", get("/", "Cookie: nabo=\xd8\xa7; lang=\xff; said=\0\r\n"), [200, 400]],
  [
    "a form of unstated length",
    post("/join", `${form}Transfer-Encoding: chunked\r\n`, "5\r\nname=\r\n0\r\n\r\n"),
    [413],
  ],
  ["broken chunks", post("/join", `${form}Transfer-Encoding: chunked\r\n`, "zz\r\nname=\r\n"), [400, 413]],
  ["two lengths", post("/join", `${form}Content-Length: 5\r\nContent-Length: 6\r\n`, "name=x"), [400]],
  [
    "a length and chunks",
    post(
      "/join",
      `${form}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n`,
      "0\r\n\r\nGET /me HTTP/1.1\r\n\r\n",
    ),
    [400, 413],
  ],
  ["a length below nothing", post("/join", `${form}Content-Length: -1\r\n`, "name=x"), [400]],
  ["a length in words", post("/join", `${form}Content-Length: many\r\n`, "name=x"), [400]],
  ["a form far too long", post("/join", `${form}Content-Length: 99999999999\r\n`, "name=x"), [413]],
  [
    "a form that is a little too long",
    post("/join", `${form}Content-Length: 70000\r\n`, `name=${"x".repeat(69_995)}`),
    [413],
  ],
  [
    "a photo far too large",
    post(
      "/drafts/01890a5d-ac96-774b-bcce-b302099a8057/extras",
      "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 20000000\r\n",
      "--b\r\n",
    ),
    [413],
  ],
  ["a form that stops half-way", post("/join", `${form}Content-Length: 50\r\n`, "name=x"), [0]],
  ["a form without a length", post("/join", form), [422]],
  ["a form in small pieces of nothing", post("/join", `${form}Content-Length: 0\r\n`), [422]],
  ["a promise to send it later", post("/join", `${form}Content-Length: 6\r\nExpect: 100-continue\r\n`), [0]],
  ["an upgrade", get("/", "Upgrade: websocket\r\nConnection: Upgrade\r\n"), [200, 400, 426]],
];

test.each(requests)("%s", async (_, bytes, answers) => {
  // Where silence is right there is nothing else to wait for.
  const answer = await say(bytes, answers.includes(0) ? { patience: 400 } : {});
  const status = statusOf(answer.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, ""));
  expect(answers).toContain(status);
  expect(answer).not.toMatch(/node_modules|at \w+ \(|ECONN|postgres/);
  // Nothing that came in with the headers goes out with them.
  const head = answer.split("\r\n\r\n")[0] ?? "";
  expect(head.replace(/form-action[^;]*/, "")).not.toContain("evil.example");
});

test("afterwards all is well, and nothing was written down of any of it", async () => {
  const health = await fetch(`${nabo.url}/health`);
  expect([health.status, await health.json()]).toMatchObject([200, { status: "ok", database: "up" }]);
  expect(logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  expect(logged.join("")).not.toMatch(/evil|xxxx|name=/);
  expect(await world.snapshot.changed()).toEqual([]);
});

test("who goes away in the middle of a stream is forgotten", async () => {
  const { bus } = nabo.platform;
  const { listen } = bus;
  let listening = 0;
  bus.listen = (hear) => {
    const deaf = listen(hear);
    listening++;
    return () => {
      listening--;
      deaf();
    };
  };
  const streams = await Promise.all(
    Array.from({ length: 8 }, () => say(get("/live/groups/odense"), { enough: "retry: 2000" })),
  );
  for (const stream of streams) expect(stream).toContain("retry: 2000");
  await say(get("/live/groups/odense").replace("GET", "HEAD"));
  await expect.poll(() => listening, { timeout: 10_000 }).toBe(0);
  bus.listen = listen;
});
