// The front page: what this is, the two doors, and finding one's group.
import type { T } from "../../../platform/words.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Columns, Masthead, Section, Stack } from "../../../ui/layout.tsx";
import { type Speed, speedWords } from "../../groups/public.ts";
import { type GroupLine, GroupList } from "./group-list.tsx";
import { SearchForm } from "./search-form.tsx";

interface Props {
  t: T;
  /** The reader's own groups. */
  mine: GroupLine[];
  /** How quickly calls were filled in the last seven days. */
  speed: Speed;
  /** Where the reader helps: their nearest groups. */
  helpAt: string;
}

export const HomePage = ({ t, mine, speed, helpAt }: Props) => (
  <Stack>
    <Masthead
      title={t("finding:home.title")}
      lead={<p>{t("finding:home.what")}</p>}
      actions={
        <div class="doors">
          <ButtonLink href="/calls/new" kind="main" icon="hand">
            {t("finding:home.need")}
          </ButtonLink>
          <ButtonLink href={helpAt} icon="thanks">
            {t("finding:home.help")}
          </ButtonLink>
        </div>
      }
    />
    <Columns side={<Proof t={t} speed={speed} />}>
      {mine.length > 0 ? (
        <Section title={t("finding:home.mine")}>
          <GroupList t={t} groups={mine} />
        </Section>
      ) : null}
      <Section title={t("finding:home.find")}>
        <SearchForm t={t} q="" />
        <p>
          <a href="/groups">{t("finding:home.all")}</a>
        </p>
      </Section>
    </Columns>
  </Stack>
);

const Proof = ({ t, speed }: { t: T; speed: Speed }) => (
  <Card title={t("finding:proof.title")}>
    <p class="big">{t("finding:proof.filled", { count: speed.filled })}</p>
    {speed.enough ? <p>{speedWords(t, speed)}</p> : null}
    <p class="hint">{t("finding:proof.definition")}</p>
  </Card>
);
