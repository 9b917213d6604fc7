// Parts of other platforms that npm may leave out of the lock.
import { expect, test } from "vitest";
import { missingParts } from "./lock.ts";

test("a missing part is named with version and platform, one that is there is left alone", () => {
  const packages = {
    "": { optionalDependencies: { own: "1.0.0" } },
    "node_modules/tool": {
      dev: true,
      optionalDependencies: { "tool-linux-x64-musl": "2.0.0", "tool-win32-arm64": "2.0.0" },
    },
    "node_modules/tool-win32-arm64": { version: "2.0.0" },
  };
  expect(missingParts({ packages })).toEqual({
    "node_modules/tool-linux-x64-musl": {
      version: "2.0.0",
      dev: true,
      optional: true,
      os: ["linux"],
      cpu: ["x64"],
      libc: ["musl"],
    },
  });
});
