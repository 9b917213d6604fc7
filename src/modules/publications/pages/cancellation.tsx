// Taking a call back: what happens then, before it happens.
import type { T } from "../../../platform/words.ts";
import { Button, ButtonLink, ButtonRow } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Narrow } from "../../../ui/layout.tsx";

interface Props {
  t: T;
  id: string;
  title: string;
  when: string;
  where: string;
  /** People who hold a place. */
  taken: number;
}

export const CancellationPage = ({ t, id, title, when, where, taken }: Props) => (
  <Narrow>
    <h1>{t("publications:cancel.title")}</h1>
    <Card title={title}>
      <Facts
        items={[
          { icon: "clock", term: t("drafts:step.when"), value: when },
          { icon: "place", term: t("drafts:step.where"), value: where },
        ]}
      />
    </Card>
    <p>{taken ? t("publications:cancel.told", { count: taken }) : t("publications:cancel.nobody")}</p>
    <form method="post" action={`/calls/${id}/cancellation`}>
      <ButtonRow>
        <Button kind="danger" icon="close">
          {t("publications:cancel.button")}
        </Button>
        <ButtonLink kind="main" href={`/calls/${id}`}>
          {t("publications:cancel.keep")}
        </ButtonLink>
      </ButtonRow>
    </form>
  </Narrow>
);
