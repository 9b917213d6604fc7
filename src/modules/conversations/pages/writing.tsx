// The form to write a message, with a photo if one likes.
import type { T } from "../../../platform/words.ts";
import { Button } from "../../../ui/button.tsx";
import { TextArea, TextField } from "../../../ui/field.tsx";
import { Details } from "../../../ui/menu.tsx";
import { longest } from "../../messages/public.ts";

export interface WritingProps {
  t: T;
  action: string;
  /** What was typed before, and what is wrong with it. */
  value?: string | undefined;
  errors?: { body?: string; photo?: string } | undefined;
}

export const Writing = ({ t, action, value, errors = {} }: WritingProps) => (
  <form method="post" action={action} enctype="multipart/form-data" class="stack" id="write">
    <TextArea
      name="body"
      label={t("conversations:write.label")}
      value={value}
      error={errors.body}
      rows={3}
      maxlength={errors.body ? undefined : longest}
    />
    <Details label={t("conversations:write.add_photo")} open={errors.photo !== undefined}>
      <TextField
        name="photo"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        label={t("conversations:write.photo")}
        hint={t("conversations:write.photo_hint")}
        error={errors.photo}
      />
    </Details>
    <div>
      <Button kind="main" icon="next">
        {t("conversations:write.send")}
      </Button>
    </div>
  </form>
);
