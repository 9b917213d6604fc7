// Photos: what is kept of an upload, and what is refused in words.
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { Refusal } from "../../platform/refusal.ts";
import { enough, formatOf, largestUpload } from "./rules.ts";
import { developPhoto } from "./service.ts";

/** Left half red, right half blue, a little noise so that it does not compress to nothing. */
async function picture(width = 1600, height = 900) {
  const red = await sharp({ create: { width: width / 2, height, channels: 3, background: "#d02020" } })
    .png()
    .toBuffer();
  return sharp({ create: { width, height, channels: 3, background: "#2030d0" } }).composite([
    { input: red, left: 0, top: 0 },
  ]);
}

async function colourAt(bytes: Buffer, left: number, top: number) {
  const { data } = await sharp(bytes)
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return data.readUInt8(0) > data.readUInt8(2) ? "red" : "blue";
}

const refusalOf = (bytes: Uint8Array) =>
  developPhoto(bytes).then(
    () => "accepted",
    (error: Refusal) => `${error.kind} ${error.key}`,
  );

test("a photo loses place, device and orientation mark, and stands upright", async () => {
  const jpeg = await (await picture())
    .withExif({
      IFD0: { Make: "Phone", Model: "X" },
      IFD3: { GPSLatitude: "55/1 40/1 0/1", GPSLatitudeRef: "N" },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect((await sharp(jpeg).metadata()).orientation).toBe(6);
  const photo = await developPhoto(jpeg);
  const kept = await sharp(photo.bytes).metadata();
  expect([kept.format, kept.width, kept.height]).toEqual(["webp", 675, 1200]);
  expect([kept.exif, kept.icc, kept.xmp, kept.iptc, kept.orientation]).toEqual(Array(5).fill(undefined));
  // Orientation 6 is shown turned a quarter clockwise: what was left is now at the top.
  expect(await colourAt(photo.bytes, 300, 20)).toBe("red");
  expect(await colourAt(photo.bytes, 300, 1180)).toBe("blue");
});

test.each(["jpeg", "png", "webp", "avif"] as const)("%s is read", async (format) => {
  const photo = await developPhoto(await (await picture(400, 300)).toFormat(format).toBuffer());
  expect([photo.width, photo.height]).toEqual([400, 300]);
});

test("even a picture of pure noise ends up small", async () => {
  const noise = await sharp({
    create: {
      width: 3000,
      height: 2000,
      channels: 3,
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    } as never,
  })
    .jpeg({ quality: 60 })
    .toBuffer();
  const photo = await developPhoto(noise);
  expect(Math.max(photo.width, photo.height)).toBeLessThanOrEqual(1200);
  expect(photo.bytes.length).toBeLessThan(enough * 2.5);
});

describe("refused, each with its sentence", () => {
  test("what is no photo, whatever it calls itself", async () => {
    const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    for (const text of [script, "GIF89a…", "%PDF-1.7", "", "MZ"]) {
      expect(await refusalOf(new TextEncoder().encode(text))).toBe("invalid photos:error.kind");
    }
    expect(formatOf(new TextEncoder().encode(script))).toBeUndefined();
  });

  test("a broken one", async () => {
    const png = await (await picture(300, 300)).png().toBuffer();
    expect(await refusalOf(png.subarray(0, png.length / 2))).toBe("invalid photos:error.broken");
    const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(500, 7)]);
    expect(await refusalOf(jpeg)).toBe("invalid photos:error.broken");
    expect(await refusalOf(Buffer.from("\0\0\0\x18ftypheic\0\0\0\0nothing", "latin1"))).toBe(
      "invalid photos:error.heic",
    );
  });

  test("one that unfolds to too many points", async () => {
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: "#fff" } })
      .png()
      .toBuffer();
    expect(bomb.length).toBeLessThan(largestUpload);
    expect(await refusalOf(bomb)).toBe("invalid photos:error.pixels");
  });

  test("one that is too big", async () => {
    expect(await refusalOf(new Uint8Array(largestUpload + 1))).toBe("invalid photos:error.large");
  });
});

test("many at once are developed one after the other, and a flood is turned away", async () => {
  const jpeg = await (await picture(800, 600)).jpeg().toBuffer();
  const answers = await Promise.all(Array.from({ length: 20 }, () => refusalOf(jpeg)));
  expect(answers.filter((answer) => answer === "accepted")).toHaveLength(12);
  expect(answers.filter((answer) => answer === "too_many photos:error.busy")).toHaveLength(8);
  expect(await refusalOf(jpeg)).toBe("accepted");
});
