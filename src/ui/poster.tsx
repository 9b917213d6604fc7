// A sheet to print and pin up: what it is about, and a code to point a phone at.
import { raw } from "hono/html";
import type { Child } from "hono/jsx";

interface PosterProps {
  kicker: string;
  title: string;
  /** One sentence per language, in that language. */
  lines: { lang: string; dir?: "ltr" | "rtl"; text: string }[];
  /** An SVG document of the square code. */
  qr: string;
  /** What the code leads to, for those who cannot point a phone at it. */
  address: string;
  children?: Child;
}

export const Poster = ({ kicker, title, lines, qr, address, children }: PosterProps) => (
  <article class="poster">
    <p class="kicker">{kicker}</p>
    <h1>{title}</h1>
    <div class="qr" aria-hidden="true">
      {raw(qr)}
    </div>
    <p class="address" dir="ltr">
      {address}
    </p>
    {lines.map(({ lang, dir, text }) => (
      <p class="big" lang={lang} dir={dir}>
        {text}
      </p>
    ))}
    {children}
  </article>
);
