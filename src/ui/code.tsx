// A code to keep, in groups of four digits, read from left to right in every language.
import { Icon } from "./icon.tsx";

interface CodeProps {
  /** Digits only. */
  code: string;
  /** What it is, for those who listen. */
  label: string;
  copy: string;
  copied: string;
}

const groups = (code: string) => code.match(/.{1,4}/g) ?? [];

export const Code = ({ code, label, copy, copied }: CodeProps) => (
  <div class="code">
    <p>
      <span class="away">{label}</span>
      <span class="digits" dir="ltr">
        {groups(code).map((group) => (
          <span>{group} </span>
        ))}
      </span>
    </p>
    <button type="button" class="btn plain" data-copy={code} data-copied={copied} hidden>
      <Icon name="copy" />
      <span aria-live="polite">{copy}</span>
    </button>
  </div>
);
