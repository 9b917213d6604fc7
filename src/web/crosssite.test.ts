// Which requests count as started by another site.
import { expect, test } from "vitest";
import { isCrossSite } from "./crosssite.ts";

const rows: [method: string, headers: Record<string, string>, cross: boolean][] = [
  ["GET", { "sec-fetch-site": "cross-site" }, false],
  ["POST", {}, false],
  ["POST", { "sec-fetch-site": "same-origin" }, false],
  ["POST", { "sec-fetch-site": "none" }, false],
  ["POST", { "sec-fetch-site": "same-site" }, true],
  ["POST", { "sec-fetch-site": "cross-site", origin: "http://nabo.test" }, true],
  ["POST", { origin: "http://nabo.test" }, false],
  ["POST", { origin: "https://nabo.test" }, false],
  ["POST", { origin: "http://nabo.test:81" }, true],
  ["POST", { origin: "http://evil.test" }, true],
  ["POST", { origin: "null" }, true],
  ["POST", { origin: "nonsense" }, true],
  ["DELETE", { origin: "http://evil.test" }, true],
];

test.each(rows)("%s %j is cross-site: %s", (method, headers, cross) => {
  expect(isCrossSite({ method, host: "nabo.test", header: (name) => headers[name] })).toBe(cross);
});
