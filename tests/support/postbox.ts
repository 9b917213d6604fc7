// A real mail server on this machine that keeps what it is given, for tests of letters.
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export interface Postbox {
  /** For SMTP_URL. */
  url: string;
  letters: { to: string; text: string }[];
  /** What the server says to the next recipients; null: yes. */
  refusal: { responseCode: number; message: string } | null;
  close(): Promise<void>;
}

export async function openPostbox(): Promise<Postbox> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_address, _session, done) =>
      done(
        box.refusal
          ? Object.assign(new Error(box.refusal.message), { responseCode: box.refusal.responseCode })
          : null,
      ),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join();
        box.letters.push({ to, text: readable(Buffer.concat(chunks).toString()) });
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.server.address() as AddressInfo;
  const box: Postbox = {
    url: `smtp://127.0.0.1:${port}`,
    letters: [],
    refusal: null,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
  return box;
}

/** The text of a letter as people read it, from quoted-printable or base64 (RFC 2045 §6.7, 6.8); headers stay. */
function readable(letter: string): string {
  const body = letter.indexOf("\r\n\r\n");
  const head = letter.slice(0, body);
  if (/^content-transfer-encoding: base64/im.test(head)) {
    return `${head}\r\n\r\n${Buffer.from(letter.slice(body), "base64")}`;
  }
  return letter
    .replace(/=\r\n/g, "")
    .replace(/((?:=[0-9A-F]{2})+)/g, (bytes) => Buffer.from(bytes.replaceAll("=", ""), "hex").toString());
}
