// Compression of pages: bytes that many readers share are compressed once, the rest around them for each.
import { constants, crc32, deflateRawSync } from "node:zlib";

type Bytes = Uint8Array<ArrayBuffer>;

/** A gzip member's header (RFC 1952 §2.3): deflate, no name, no time, unknown system. */
const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
const packed = new WeakMap<Uint8Array, Buffer>();

/** One gzip stream of these pieces. A deflate stream may be put together from parts that end on a byte boundary
 *  (RFC 1951 §3.2.4, the empty stored block of a sync flush), so a piece in `shared` is packed only the first time. */
export function gzip(pieces: readonly Uint8Array[], shared?: Uint8Array): Bytes {
  let crc = 0;
  let size = 0;
  const out: Uint8Array[] = [header];
  pieces.forEach((piece, i) => {
    crc = crc32(piece, crc);
    size += piece.length;
    out.push(piece === shared ? once(piece) : deflate(piece, i === pieces.length - 1));
  });
  if (pieces.at(-1) === shared) out.push(deflate(new Uint8Array(), true));
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc, 0);
  trailer.writeUInt32LE(size >>> 0, 4);
  return Buffer.concat([...out, trailer]);
}

const deflate = (bytes: Uint8Array, last: boolean, level = 4): Buffer =>
  deflateRawSync(bytes, { level, finishFlush: last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH });

function once(piece: Uint8Array): Buffer {
  let known = packed.get(piece);
  if (!known) packed.set(piece, (known = deflate(piece, false, 9)));
  return known;
}
