// Forms: reads what was posted, fits it to a schema, and says what does not fit, field by field.

import type { HonoRequest } from "hono";
import { z } from "zod";
import { Refusal } from "../platform/refusal.ts";

export interface FieldError {
  key: string;
  values: Record<string, string | number>;
}
export interface FormState {
  values: Record<string, string[]>;
  errors: Record<string, FieldError>;
}
export const emptyForm: FormState = { values: {}, errors: {} };

const types = ["application/x-www-form-urlencoded", "multipart/form-data"];

/** All posted fields, each with all its values; files stay files. Unreadable bodies are refused, never guessed. */
export async function readForm(request: HonoRequest): Promise<Record<string, (string | File)[]>> {
  const type = request.header("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (!type) return {};
  if (!types.includes(type)) throw new Refusal("invalid");
  let body: FormData;
  try {
    body = await request.formData();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("invalid");
  }
  const form: Record<string, (string | File)[]> = Object.create(null);
  let count = 0;
  for (const [name, value] of body) {
    if (++count > 400 || name.length > 100) throw new Refusal("invalid");
    const clean = typeof value === "string" ? value.normalize("NFC").replace(/\r\n?/g, "\n").trim() : value;
    if (typeof clean === "string" && clean.includes("\0")) throw new Refusal("invalid");
    (form[name] ??= []).push(clean);
  }
  return form;
}

/** The same without files: what can be shown again. */
export const textOnly = (form: Record<string, (string | File)[]>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(form).map(([k, v]) => [k, v.filter((x): x is string => typeof x === "string")]),
  );

/** Whether a file came with it. Browsers send an empty one for a field nobody used. */
export const hasFile = (form: Record<string, (string | File)[]>): boolean =>
  Object.values(form).some((values) => values.some((value) => typeof value !== "string" && value.size > 0));

/** Raw values in the shape `schema` expects: a list where it wants one, otherwise the last value given. */
export function normalise(
  schema: z.ZodObject,
  form: Record<string, (string | File)[]>,
): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.shape)) {
    const given = form[name];
    if (wantsList(field as z.ZodType)) out[name] = given ?? [];
    else if (given?.length) out[name] = given.at(-1);
  }
  return out;
}

function wantsList(field: z.ZodType): boolean {
  if (field instanceof z.ZodArray) return true;
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault)
    return wantsList(field.unwrap() as z.ZodType);
  return field instanceof z.ZodPipe ? wantsList(field.in as z.ZodType) : false;
}

/** One sentence per field. A schema's own message that is a key ("calls:error.past") is used as it stands. */
export function fieldErrors(error: z.ZodError): Record<string, FieldError> {
  const errors: Record<string, FieldError> = {};
  for (const issue of error.issues) {
    const name = String(issue.path[0] ?? "form");
    errors[name] ??= say(issue);
  }
  return errors;
}

function say(issue: z.core.$ZodIssue): FieldError {
  if (/^[a-z]+:[a-z0-9_.]+$/i.test(issue.message)) return { key: issue.message, values: {} };
  if (issue.code === "too_big") {
    const text = issue.origin === "string";
    return { key: text ? "web:field.too_long" : "web:field.too_big", values: { max: Number(issue.maximum) } };
  }
  if (issue.code === "too_small" && issue.origin !== "string") {
    return issue.origin === "number"
      ? { key: "web:field.too_small", values: { min: Number(issue.minimum) } }
      : { key: "web:field.choose", values: {} };
  }
  if (issue.code === "invalid_value") return { key: "web:field.choose", values: {} };
  if (issue.code === "invalid_format" && issue.format === "email")
    return { key: "web:field.email", values: {} };
  return { key: "web:field.fill", values: {} };
}
