// Who is asking: the person behind this request, found by the session cookie.
import { createHash, randomBytes } from "node:crypto";
import type { Lang } from "../platform/words.ts";

export interface Actor {
  sessionId: string | null;
  personId: string | null;
  name: string;
  /** Unread notices. */
  unread: number;
  /** Whether this visit may use what hosts may: signed in with a passkey, or this instance asks for none. */
  mayHost: boolean;
  lat: number | null;
  lon: number | null;
}

export const nobody: Actor = {
  sessionId: null,
  personId: null,
  name: "",
  unread: 0,
  mayHost: false,
  lat: null,
  lon: null,
};

export interface Visit extends Actor {
  lang: Lang | null;
  /** On somebody else's phone: nothing outlasts the browser's closing. */
  short: boolean;
}

/** Finds a visit by the SHA-256 of its cookie. Provided by the people module, mounted in main. */
export type FindVisit = (tokenHash: Buffer) => Promise<Visit | undefined>;

export const newToken = (): string => randomBytes(24).toString("base64url");
export const hashToken = (token: string): Buffer => createHash("sha256").update(token).digest();
