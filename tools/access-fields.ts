// What a form may contain, in words: each field's kind and limits, read from the schema that checks it.
import { z } from "zod";

export interface Field {
  name: string;
  /** "text, at most 60 characters" */
  kind: string;
  optional: boolean;
  /** Whether anything keeps it from being endless. */
  bounded: boolean;
}

type Kind = Pick<Field, "kind" | "bounded">;

/** The fields of a form, in their order. */
export function fieldsOf(schema: z.ZodObject | undefined): Field[] {
  return Object.entries(schema?.shape ?? {}).map(([name, field]) => {
    const optional = field instanceof z.ZodOptional || field instanceof z.ZodDefault;
    return { name, optional, ...kindOf(field as z.ZodType) };
  });
}

const most = 8;

function choices(values: readonly string[]): string {
  const shown = values.slice(0, most).map((value) => `\`${value || " "}\``);
  return values.length > most ? `${shown.join(", ")} … (${values.length} in all)` : shown.join(", ");
}

function kindOf(field: z.ZodType): Kind {
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault)
    return kindOf(field.unwrap() as z.ZodType);
  if (field instanceof z.ZodEnum)
    return { kind: `one of ${choices(field.options.map(String))}`, bounded: true };
  if (field instanceof z.ZodLiteral)
    return { kind: `only ${choices([...field.values].map(String))}`, bounded: true };
  if (field instanceof z.ZodArray) return severalOf(field);
  if (field instanceof z.ZodUnion) return anyOf(field.options as z.ZodType[]);
  if (field instanceof z.ZodPipe) return piped(field);
  if (field instanceof z.ZodNumber) return numberOf(field);
  if (field instanceof z.ZodCustom) return { kind: "a file", bounded: true };
  if (field instanceof z.ZodString || field instanceof z.ZodStringFormat) return textOf(field);
  throw new Error(`the table of access has no words for a ${field.constructor.name}`);
}

const formats: Record<string, string> = { uuid: "an id", email: "an e-mail address", date: "a date" };

function textOf(field: z.ZodString | z.ZodStringFormat): Kind {
  const named = formats[field.format ?? ""];
  if (named && field.format !== "email") return { kind: named, bounded: true };
  const longest = field.maxLength;
  const limit = longest === null ? "" : `, at most ${longest} characters`;
  return { kind: `${named ?? "text"}${limit}`, bounded: longest !== null };
}

function numberOf({ minValue, maxValue }: z.ZodNumber): Kind {
  return { kind: `a number from ${minValue} to ${maxValue}`, bounded: true };
}

function severalOf(field: z.ZodArray): Kind {
  const { kind, bounded } = kindOf(field.element as z.ZodType);
  return { kind: `any of ${kind.replace(/^(one of|a number) /, "")}`, bounded };
}

/** An empty answer is no kind of its own. */
function anyOf(options: readonly z.ZodType[]): Kind {
  const kinds = options.filter((option) => !isEmpty(option)).map(kindOf);
  return { kind: kinds.map(({ kind }) => kind).join(" or "), bounded: kinds.every(({ bounded }) => bounded) };
}

function isEmpty(option: z.ZodType): boolean {
  if (option instanceof z.ZodPipe) return isEmpty(option.in as z.ZodType);
  return option instanceof z.ZodLiteral && option.values.has("");
}

/** Text that is made into something else: what it becomes says more, how long it may be is said by the text. */
function piped(field: z.ZodPipe): Kind {
  const [first, last] = [field.in as z.ZodType, field.out as z.ZodType];
  if (last instanceof z.ZodTransform) return kindOf(first);
  const { kind, bounded } = kindOf(first);
  if (last instanceof z.ZodNumber) return { ...numberOf(last), bounded };
  if (last instanceof z.ZodStringFormat) return { kind: kind.replace(/^text/, kindOf(last).kind), bounded };
  return { kind, bounded };
}
