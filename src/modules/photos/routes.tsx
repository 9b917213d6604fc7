// Answering with a photo. Whose photo it is and who may see it, the module that shows it decides first.
import { Refusal } from "../../platform/refusal.ts";
import type { C } from "../../web/route.ts";
import { photoById } from "./store.ts";

/** Kept by the reader's own browser only, and asked for again each time so that what is taken down is gone. */
const headers = {
  "Content-Type": "image/webp",
  "Cache-Control": "private, no-cache",
  "Content-Security-Policy": "default-src 'none'",
  "X-Content-Type-Options": "nosniff",
  "Content-Disposition": "inline",
};

export async function photoAnswer(c: C, id: string | null): Promise<Response> {
  if (!id) throw new Refusal("not_found");
  // Photos never change: a new one has a new id.
  const mark = `"${id}"`;
  if (c.req.header("if-none-match") === mark) return c.body(null, 304, { ...headers, ETag: mark });
  const photo = await photoById(c.var.platform.db, id);
  if (!photo) throw new Refusal("not_found");
  return pictureAnswer(c, photo.bytes, { ETag: mark });
}

/** The same for a picture (WebP) that is kept elsewhere. */
export const pictureAnswer = (c: C, bytes: Buffer, more: Record<string, string> = {}): Response =>
  c.body(new Uint8Array(bytes), 200, { ...headers, ...more });
