// Pure decisions about passkeys: what a browser's answer looks like, who it speaks for, how many somebody may have.
import type { Answer } from "./schema.ts";

/** Enough for every device of a person; an endless list would help nobody recognise the strange one. */
export const mostPasskeys = 10;

/** How long a browser may take to answer a challenge. */
export const challengeMinutes = 5;

/** The user handle (WebAuthn 3, 5.4.3): the sixteen bytes of the person's id, which says nothing about them. */
export const handleOf = (personId: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(personId.replaceAll("-", "").match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

/** Whether an answer comes from a page of ours and not from a frame in somebody else's. */
export function isFramed({ response }: Answer): boolean {
  try {
    const said: unknown = JSON.parse(fromBase64url(response.clientDataJSON));
    return (
      !(typeof said === "object" && said !== null) || ("crossOrigin" in said && said.crossOrigin !== false)
    );
  } catch {
    return true;
  }
}

const fromBase64url = (text: string): string => atob(text.replace(/-/g, "+").replace(/_/g, "/"));
