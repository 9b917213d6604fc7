// What counts as a photo, told from its first bytes and never from its name, and how large it is kept.

/** Bytes of one upload. */
export const largestUpload = 10 * 1024 * 1024;
/** Pixels of one upload; a small file can unfold to far more. */
export const mostPixels = 50_000_000;
/** Pixels of the longer side as kept. */
export const longestSide = 1200;
/** Bytes aimed at as kept; a busy picture may end a little above. */
export const enough = 150_000;
/** Tried in turn until the picture is small enough. */
export const attempts = [
  { quality: 78, side: longestSide },
  { quality: 62, side: longestSide },
  { quality: 50, side: 1000 },
  { quality: 40, side: 800 },
] as const;

export type Format = "jpeg" | "png" | "webp" | "heif";

const starts: [Format, number, string][] = [
  ["jpeg", 0, "\xff\xd8\xff"],
  ["png", 0, "\x89PNG\r\n\x1a\n"],
  ["webp", 8, "WEBP"],
  ["heif", 4, "ftyp"],
];

/** Undefined for everything that is no photo, drawings and documents included. */
export function formatOf(bytes: Uint8Array): Format | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  return starts.find(([, at, sign]) => head.startsWith(sign, at))?.[0];
}
