// Where browsers keep passkeys, and where hosts therefore need one.
import { expect, test } from "vitest";
import { readEnv } from "../env.ts";
import { canHoldPasskeys, hostsNeedPasskey } from "./origin.ts";

test.each([
  ["https://nabo.example", true],
  ["https://nabo.example:8443", true],
  ["http://localhost:3000", true],
  ["http://nabo.localhost:3000", true],
  ["http://nabo.example", false],
  ["http://127.0.0.1:3000", false],
  ["https://192.168.1.7", false],
  ["https://[2001:db8::1]", false],
  ["", false],
])("%s can hold passkeys: %s", (origin, can) => {
  expect(canHoldPasskeys(origin)).toBe(can);
});

test.each([
  [{}, "empty", "https://nabo.example", true],
  [{}, "empty", "http://127.0.0.1:3000", false],
  [{}, "denmark", "https://nabo.example", false],
  [{ NODE_ENV: "test" }, "empty", "https://nabo.example", false],
  [{ NODE_ENV: "development" }, "empty", "http://localhost:3000", false],
  [{ HOSTS_NEED_PASSKEY: "off" }, "empty", "https://nabo.example", false],
  [{ HOSTS_NEED_PASSKEY: "on", PUBLIC_URL: "https://nabo.example" }, "denmark", "https://nabo.example", true],
] as const)("with %j in the world %s at %s hosts need one: %s", (given, world, origin, need) => {
  expect(hostsNeedPasskey({ env: readEnv(given), world, origin })).toBe(need);
});

test("they are never needed where nobody can have one", () => {
  for (const url of [undefined, "http://nabo.example", "https://192.168.1.7"])
    expect(() => readEnv({ HOSTS_NEED_PASSKEY: "on", PUBLIC_URL: url })).toThrow("HOSTS_NEED_PASSKEY");
});
