// Signing in with a passkey: a button that shows itself only where the browser can.
import type { T } from "../../../platform/words.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Masthead, Narrow } from "../../../ui/layout.tsx";

interface Props {
  t: T;
  next: string;
  /** Whether it is the page's one loud button. */
  loud?: boolean;
}

/** `src/browser/passkeys.ts` shows it, fills in `answer` and sends it. */
export const WayInForm = ({ t, next, loud = false }: Props) => (
  <form
    method="post"
    action="/sign-in/passkey"
    class="stack"
    data-passkey="use"
    data-challenge="/sign-in/passkey/challenge"
    hidden
  >
    <input type="hidden" name="answer" value="" />
    {next && <input type="hidden" name="next" value={next} />}
    <Button kind={loud ? "main" : "plain"} big icon="key">
      {t("passkeys:way_in.button")}
    </Button>
    <p class="hint">{t("passkeys:way_in.hint")}</p>
    <p class="hint" role="status" data-passkey-failed={t("passkeys:way_in.failed")} />
  </form>
);

export const FailedPage = ({ t, next }: Props) => (
  <Narrow>
    <Masthead title={t("passkeys:failed.title")} lead={<p>{t("passkeys:failed.lead")}</p>} />
    <WayInForm t={t} next={next} loud />
    <p>
      <ButtonLink href={next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in"}>
        {t("passkeys:failed.code")}
      </ButtonLink>
    </p>
  </Narrow>
);
