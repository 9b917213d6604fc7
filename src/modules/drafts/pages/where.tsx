// Where: the area everybody sees, and the address few do.
import { near, type Point, placeById, placeName, searchPlaces } from "../../../platform/places.ts";
import { RadioList } from "../../../ui/choice.tsx";
import { TextArea, TextField } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { errorOf } from "../../../web/errors.tsx";
import { type Asked, Frame, given, isGiven } from "./frame.tsx";

const shown = 7;

interface Props {
  asked: Asked;
  group: Point & { placeId: string };
}

export const WherePage = ({ asked, group }: Props) => {
  const { t, category, form } = asked;
  const sought = given(form, "sought");
  const chosen = placeById(given(form, "place"));
  const found = sought ? searchPlaces(sought) : [];
  const close = [placeById(group.placeId), ...near(group.lat, group.lon, shown)];
  const places = [...new Set([chosen, ...(found.length ? found : close)])].flatMap((place) => place ?? []);
  const options = places.map((place) => ({
    value: place.id,
    label: placeName(place, t.lang),
    hint: found.length ? place.municipality : undefined,
    checked: isGiven(form, "place", place.id),
  }));
  const remote = {
    value: "remote",
    label: t("calls:where.remote"),
    hint: undefined,
    checked: isGiven(form, "place", "remote"),
  };
  return (
    <Frame asked={asked}>
      <RadioList
        name="place"
        legend={t("drafts:where.title")}
        heading
        hint={t("drafts:where.hint")}
        error={errorOf(t, form, "place")}
        options={category.remote === "never" ? options : [...options, remote]}
      />
      <TextField
        name="sought"
        type="search"
        label={t("drafts:where.sought")}
        hint={t("drafts:where.sought_hint")}
        value={sought}
        maxlength={80}
        autocomplete="off"
        error={errorOf(t, form, "sought")}
      />
    </Frame>
  );
};

/** Somebody or something is taken from one place to another. */
const travels = ["moving", "furniture", "transport"];

export const AddressPage = ({ asked }: { asked: Asked }) => {
  const { t, form, category } = asked;
  const both = category.direction === "need" && travels.includes(category.name);
  return (
    <Frame asked={asked}>
      <h1>{t("drafts:address.title")}</h1>
      <TextArea
        name="address"
        label={t("drafts:address.exact")}
        hint={both ? t("drafts:address.exact_both") : undefined}
        optional={t("drafts:optional")}
        value={given(form, "address")}
        rows={2}
        maxlength={300}
        error={errorOf(t, form, "address")}
      />
      <Notice title={t("drafts:address.apart")}>
        <ul>
          {(["who", "not", "gone"] as const).map((line) => (
            <li>{t(`drafts:address.apart_${line}`)}</li>
          ))}
        </ul>
      </Notice>
      <TextField
        name="meeting"
        label={t("drafts:address.meeting")}
        hint={t("drafts:address.meeting_hint")}
        optional={t("drafts:optional")}
        value={given(form, "meeting")}
        maxlength={120}
        autocomplete="off"
        error={errorOf(t, form, "meeting")}
      />
    </Frame>
  );
};
