// A group's poster: pinned up where people pass who do not know of it yet, in three languages at once.
import type { T } from "../../../platform/words.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Poster } from "../../../ui/poster.tsx";
import type { Group } from "../rules.ts";
import { placeWords } from "./head.tsx";

interface Props {
  t: T;
  group: Group;
  /** Those it is written in, the words of each. */
  languages: T[];
  /** An SVG document. */
  qr: string;
  /** What the code leads to, as people would type it. */
  address: string;
}

export const PosterPage = ({ t, group, languages, qr, address }: Props) => (
  <>
    <div class="no-print stack">
      <p>{t("groups:poster.how")}</p>
      <p>
        <ButtonLink href={`/groups/${group.slug}/about`} kind="quiet" icon="back">
          {t("groups:poster.back")}
        </ButtonLink>
      </p>
    </div>
    <Poster
      kicker={placeWords(t, group)}
      title={group.name}
      lines={languages.map((words) => ({
        lang: words.lang,
        dir: words.dir,
        text: words("groups:poster.line"),
      }))}
      qr={qr}
      address={address}
    />
  </>
);
