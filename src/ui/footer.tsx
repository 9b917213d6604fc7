// The foot of every page: the languages, and what stands behind.
import type { Child } from "hono/jsx";

interface FooterProps {
  language?: Child;
  links?: { href: string; label: string }[];
  /** One sentence about the house. */
  words: string;
}

export const Footer = ({ language, links = [], words }: FooterProps) => (
  <footer class="foot">
    <div class="wide">
      {language}
      <p>{words}</p>
      {links.length > 0 && (
        <p class="row">
          {links.map(({ href, label }) => (
            <a href={href}>{label}</a>
          ))}
        </p>
      )}
    </div>
  </footer>
);
