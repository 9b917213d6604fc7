// Each language by its own name. Drawn in the device's own letters, so that no font is fetched for it.
import { Icon } from "./icon.tsx";

interface LanguagePickerProps {
  label: string;
  /** The page to come back to. */
  back: string;
  languages: { lang: string; name: string; current?: boolean }[];
}

export const LanguagePicker = ({ label, back, languages }: LanguagePickerProps) => (
  <form class="tongues" method="post" action="/language" aria-label={label}>
    <input type="hidden" name="back" value={back} />
    {languages.map(({ lang, name, current }) => (
      <button
        type="submit"
        class="btn quiet own"
        name="lang"
        value={lang}
        lang={lang}
        aria-current={current ? "true" : undefined}
      >
        {current && <Icon name="check" />}
        <span>{name}</span>
      </button>
    ))}
  </form>
);
