// Blocking somebody one shared a call with: what it means, and one button.
import type { T } from "../../../platform/words.ts";
import { ButtonLink, ButtonRow, PostButton } from "../../../ui/button.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";

interface Props {
  t: T;
  claimId: string;
  /** Of the other side. */
  name: string;
  /** The page they came from. */
  back: string;
}

export const BlockPage = ({ t, claimId, name, back }: Props) => (
  <Narrow>
    <Masthead title={<bdi>{t("attention:block.title", { name })}</bdi>} />
    <ul class="bullets">
      <li>{t("attention:block.means")}</li>
      <li>{t("attention:block.silent")}</li>
      <li>{t("attention:block.boards")}</li>
    </ul>
    <ButtonRow>
      <PostButton action="/blocks" fields={{ claim: claimId }} kind="danger" icon="closed">
        {t("attention:block.do")}
      </PostButton>
      <ButtonLink href={back} icon="back">
        {t("attention:block.keep")}
      </ButtonLink>
    </ButtonRow>
    <p class="hint">{t("attention:block.danger")}</p>
  </Narrow>
);

/** On the page of a call, beside a person: leads to the question above. */
export const BlockLink = ({ t, claimId, name }: Omit<Props, "back">) => (
  <ButtonLink href={`/blocks/new?claim=${claimId}`} kind="quiet" icon="closed">
    <bdi>{t("attention:block.link", { name: name.split(" ")[0] ?? name })}</bdi>
  </ButtonLink>
);
