// A passkey made of software, for tests: what a phone would answer, and what a forger would.
import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";

const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString("base64url");
const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest();

/** The few shapes of CBOR (RFC 8949) an attestation needs. */
function cbor(value: unknown): Buffer {
  const head = (major: number, length: number) =>
    length < 24
      ? Buffer.from([(major << 5) | length])
      : length < 256
        ? Buffer.from([(major << 5) | 24, length])
        : Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string")
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  const entries = [...(value as Map<unknown, unknown>)];
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([k, v]) => [cbor(k), cbor(v)])]);
}

/** What may be other than it should be. */
export interface Forgery {
  origin?: string;
  rpId?: string;
  challenge?: string;
  crossOrigin?: boolean;
  type?: string;
  /** The person was not asked for finger, face or lock. */
  unverified?: boolean;
  counter?: number;
  /** Signed with another key. */
  key?: KeyObject;
  userHandle?: string;
}

export interface Authenticator {
  /** Answers the options of making a passkey. */
  make(options: unknown, forgery?: Forgery): string;
  /** Answers the options of using it. */
  use(options: unknown, forgery?: Forgery): string;
  credentialId: string;
}

interface Options {
  challenge: string;
  rp?: { id: string };
  rpId?: string;
  user?: { id: string };
}

/** One passkey of one device at this address. */
export function authenticator(origin: string): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(32);
  let handle = "";
  let counter = 0;

  function client(type: string, { challenge }: Options, forgery: Forgery): string {
    return JSON.stringify({
      type: forgery.type ?? type,
      challenge: forgery.challenge ?? challenge,
      origin: forgery.origin ?? origin,
      crossOrigin: forgery.crossOrigin ?? false,
    });
  }

  /** Flags: present 1, verified 4, may be backed up 8, is backed up 16, holds a key 64. */
  function data(rpId: string, forgery: Forgery, more: Buffer = Buffer.alloc(0)): Buffer {
    const flags = 1 | (forgery.unverified ? 0 : 4) | 8 | 16 | (more.length ? 64 : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(forgery.counter ?? ++counter);
    return Buffer.concat([sha256(forgery.rpId ?? rpId), Buffer.from([flags]), count, more]);
  }

  function coseKey(): Buffer {
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    const [a, b] = [Buffer.from(x, "base64url"), Buffer.from(y, "base64url")];
    return cbor(
      new Map<unknown, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, a],
        [-3, b],
      ]),
    );
  }

  const credential = { id: base64url(id), rawId: base64url(id), type: "public-key" };
  return {
    credentialId: base64url(id),
    make(given, forgery = {}) {
      const options = given as Options;
      handle = options.user?.id ?? "";
      const length = Buffer.from([id.length >> 8, id.length & 255]);
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseKey()]);
      const authData = data(options.rp?.id ?? "", forgery, attested);
      const statement = new Map<unknown, unknown>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", authData],
      ]);
      const response = {
        clientDataJSON: base64url(client("webauthn.create", options, forgery)),
        attestationObject: base64url(cbor(statement)),
        transports: ["internal"],
      };
      return JSON.stringify({ ...credential, response });
    },
    use(given, forgery = {}) {
      const options = given as Options;
      const authData = data(options.rpId ?? "", forgery);
      const said = client("webauthn.get", options, forgery);
      const signed = createSign("sha256").update(Buffer.concat([authData, sha256(said)]));
      const response = {
        clientDataJSON: base64url(said),
        authenticatorData: base64url(authData),
        signature: base64url(signed.sign(forgery.key ?? privateKey)),
        userHandle: forgery.userHandle ?? handle,
      };
      return JSON.stringify({ ...credential, response });
    },
  };
}
