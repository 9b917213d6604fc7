// Compression of pages: a part that many readers share is compressed once, the rest around it for each.
import { constants, crc32, deflateRawSync } from "node:zlib";

/** A gzip member's header (RFC 1952 §2.3): deflate, no name, no time, unknown system. */
const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
const kept = 200;
const small = 900;
const shared = new Map<string, Buffer>();

/** `html` as one gzip stream, or undefined when it is too small to gain. A deflate stream may be put together from
 *  parts that end on a byte boundary (RFC 1951 §3.2.4, the empty stored block of a sync flush), so `part`, if it
 *  stands in `html`, is taken from memory. */
export function gzipPage(html: string, part?: string): Buffer | undefined {
  if (html.length < small) return undefined;
  const at = part && part.length > small ? html.indexOf(part) : -1;
  const pieces = at < 0 || !part ? [html] : [html.slice(0, at), part, html.slice(at + part.length)];
  let crc = 0;
  let size = 0;
  const out: Buffer[] = [header];
  pieces.forEach((piece, i) => {
    const bytes = Buffer.from(piece);
    crc = crc32(bytes, crc);
    size += bytes.length;
    const last = i === pieces.length - 1;
    out.push(piece === part ? once(piece, bytes) : deflate(bytes, last));
  });
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc, 0);
  trailer.writeUInt32LE(size >>> 0, 4);
  return Buffer.concat([...out, trailer]);
}

const deflate = (bytes: Buffer, last: boolean, level = 5): Buffer =>
  deflateRawSync(bytes, { level, finishFlush: last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH });

/** The least recently used part gives way. */
function once(piece: string, bytes: Buffer): Buffer {
  const known = shared.get(piece);
  const packed = known ?? deflate(bytes, false, 9);
  shared.delete(piece);
  shared.set(piece, packed);
  if (shared.size > kept) shared.delete(shared.keys().next().value as string);
  return packed;
}
