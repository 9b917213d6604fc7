// Which address a limiter counts, behind none, one or two proxies.
import fc from "fast-check";
import { expect, test } from "vitest";
import { countedAddress } from "./address.ts";

test.each([
  ["the socket, when no proxy is trusted", "198.51.100.1", "203.0.113.9", 0, "198.51.100.1"],
  ["what one proxy saw", "127.0.0.1", "203.0.113.9", 1, "203.0.113.9"],
  ["not what the client wrote itself", "127.0.0.1", "1.1.1.1, 203.0.113.9", 1, "203.0.113.9"],
  ["what the outer of two proxies saw", "127.0.0.1", "1.1.1.1, 203.0.113.9, 10.0.0.2", 2, "203.0.113.9"],
  ["the socket, when the header is too short", "127.0.0.1", "203.0.113.9", 2, "127.0.0.1"],
  ["the socket, when the header is nonsense", "127.0.0.1", "unknown", 1, "127.0.0.1"],
  ["the socket, when there is no header", "127.0.0.1", undefined, 1, "127.0.0.1"],
  ["without its port", "127.0.0.1", "203.0.113.9:51234", 1, "203.0.113.9"],
  ["IPv4 written as IPv6", "::ffff:203.0.113.9", undefined, 0, "203.0.113.9"],
  ["a household's IPv6", "2001:db8:1:2:3:4:5:6", undefined, 0, "2001:db8:1:2::/64"],
  ["a short IPv6, with brackets and port", "127.0.0.1", "[2001:db8::7]:443", 1, "2001:db8:0:0::/64"],
  ["an IPv6 of the link, with its zone", "fe80::1%eth0", undefined, 0, "fe80:0:0:0::/64"],
  ["this machine", "::1", undefined, 0, "0:0:0:0::/64"],
  ["none, without a network", undefined, undefined, 0, undefined],
])("%s", (_, socket, forwarded, proxies, counted) => {
  expect(countedAddress(socket, forwarded, proxies)).toBe(counted);
});

test("whatever a header says, it never fails", () => {
  fc.assert(
    fc.property(fc.string(), fc.ipV6(), fc.nat(3), (forwarded, socket, proxies) => {
      countedAddress(socket, forwarded, proxies);
    }),
  );
});
