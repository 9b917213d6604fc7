// A page put together from compressed pieces is the page.
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { gzip } from "./compress.ts";

const bytes = fc.uint8Array({ maxLength: 3000 });

test("any pieces unpack to themselves, with any of them shared, also from memory", () => {
  fc.assert(
    fc.property(fc.array(bytes, { minLength: 1, maxLength: 4 }), fc.nat(4), (pieces, at) => {
      for (let i = 0; i < 2; i++) {
        expect(gunzipSync(gzip(pieces, pieces[at]))).toEqual(Buffer.concat(pieces));
      }
    }),
    { numRuns: 100 },
  );
});
