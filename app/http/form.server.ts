import { z } from "zod";
import { groupThousands } from "~/domain/shared/money";
import { parsePhone, type Phone } from "~/domain/shared/phone";
import { parseGrams } from "~/domain/shared/weight";
import { readVietnamTime } from "~/domain/shared/time";
import { Missing } from "~/domain/shared/missing";
import { m } from "~/paraglide/messages";
import { readFormData } from "./read-body.server";

/** What is wrong with each field, in the reader's language. */
export type FieldFaults = Readonly<Record<string, string>>;
export type Typed = Readonly<Record<string, string>>;
export type FormReading<T> =
  { ok: true; value: T; typed: Typed } | { ok: false; faults: FieldFaults; typed: Typed; status: 400 | 413 | 422 };

const maximumBytes = 128 * 1024;

/**
 * Reads and checks a form. What cannot be read is 400, what is too big 413, what does not fit the schema 422 with a
 * message beside each field. What was typed is given back, so that nobody types twice.
 */
export async function readForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<FormReading<z.output<Schema>>> {
  const body = await openForm(request);
  return body.ok ? checkForm(body.form, schema) : body;
}

/** The form before it is checked, for one whose fields decide which others count. */
export async function openForm(
  request: Request,
): Promise<{ ok: true; form: FormData } | Extract<FormReading<never>, { ok: false }>> {
  const body = await readFormData(request, maximumBytes);
  if (body.ok) return body;
  return body.reason === "too_big" ? unreadable(413, m.fault_too_big()) : unreadable(400, m.fault_unreadable());
}

export function checkForm<Schema extends z.ZodType>(form: FormData, schema: Schema): FormReading<z.output<Schema>> {
  const typed = typedValues(form);
  const parsed = schema.safeParse(toObject(form), { error: messageFor });
  if (parsed.success) return { ok: true, value: parsed.data, typed };
  return { ok: false, status: 422, typed, faults: faultsOf(parsed.error) };
}

const unreadable = (status: 400 | 413, message: string): Extract<FormReading<never>, { ok: false }> => ({
  ok: false,
  status,
  typed: {},
  faults: { form: message },
});

/** A repeated name becomes a list; a single one stays a string. */
function toObject(form: FormData): Record<string, unknown> {
  const names = [...new Set(form.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = form.getAll(name).map((value) => (typeof value === "string" ? cleanText(value) : value));
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

const typedValues = (form: FormData): Typed =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, cleanText(value).slice(0, 2_000)]] : [])),
  );

function faultsOf(error: z.ZodError): FieldFaults {
  const faults: Record<string, string> = {};
  for (const issue of error.issues) {
    const field = issue.path.length === 0 ? "form" : issue.path.join(".");
    faults[field] ??= issue.message;
  }
  return faults;
}

/** What is said of a fault that the field itself has no words for. */
function messageFor(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return Number.isNaN(issue.input) ? m.fault_not_a_number() : m.fault_required();
    case "too_big":
      return issue.origin === "string"
        ? m.fault_too_long({ max: groupThousands(Number(issue.maximum)) })
        : m.fault_too_large({ max: groupThousands(Number(issue.maximum)) });
    case "too_small":
      if (issue.origin !== "string") return m.fault_too_small({ min: groupThousands(Number(issue.minimum)) });
      return Number(issue.minimum) <= 1 ? m.fault_required() : m.fault_too_short({ min: String(issue.minimum) });
    default:
      return m.fault_invalid();
  }
}

/**
 * Text as it may be kept: one Unicode form, no control signs (PostgreSQL refuses U+0000), no invisible or
 * direction-changing signs that make one name look like another.
 */
export function cleanText(text: string): string {
  return (
    text
      .normalize("NFC")
      .replace(/\r\n?/g, "\n")
      // eslint-disable-next-line no-control-regex -- control signs are what is being removed
      .replace(
        /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|[\ud800-\udfff](?![\udc00-\udfff])(?<![\ud800-\udbff][\udc00-\udfff])/g,
        "",
      )
      .trim()
  );
}

/** Fields of forms, ready to use in schemas. */
export const field = {
  text: (max: number, min = 1) => z.string().min(min).max(max),
  /** What people, goods and places are called: "-1" and "???" name nothing. */
  name: (max: number) =>
    z
      .string()
      .min(1)
      .max(max)
      .refine((text) => (text.match(/\p{L}/gu)?.length ?? 0) >= 2, { error: () => m.fault_name() }),
  optionalText: (max: number) => z.string().max(max).default(""),
  choice: <const Values extends readonly [string, ...string[]]>(values: Values) => z.enum(values),
  id: () => z.uuid(),
  tick: () => z.preprocess((value) => value === "on" || value === "true" || value === "1", z.boolean()),
  integer: (min: number, max: number) => z.preprocess(toInteger, z.number().int().min(min).max(max)),
  /** "450", "1.500 g" or "1,5 kg" → grams. */
  grams: (min: number, max: number) =>
    z.preprocess((value) => {
      if (typeof value !== "string") return value;
      return value === "" ? undefined : (parseGrams(value) ?? Number.NaN);
    }, z.number().int().min(min).max(max)),
  /** "25.000", "25,000 ₫", "25000", "25k" → 25000. What "1,5", "25.5" or "12.500,00" mean is not guessed. */
  vnd: (min: number, max: number) =>
    z.preprocess(
      (value) => toInteger(typeof value === "string" ? wholeVnd(value) : value),
      z.number().int().min(min).max(max),
    ),
  /** What `<input type="datetime-local">` sends, read as Vietnamese wall-clock time. */
  vietnamTime: () =>
    z.string().transform((value, context): Date => {
      const at = readVietnamTime(value);
      if (at !== null) return at;
      context.addIssue({ code: "custom", message: value === "" ? m.fault_required() : m.fault_invalid() });
      return z.NEVER;
    }),
  /** The same, or nothing: null. */
  optionalVietnamTime: () =>
    z
      .string()
      .default("")
      .transform((value, context): Date | null => {
        const at = value === "" ? null : readVietnamTime(value);
        if (at !== null || value === "") return at;
        context.addIssue({ code: "custom", message: m.fault_invalid() });
        return z.NEVER;
      }),
  /** What `<input type="time">` sends → minutes from midnight; nothing: null. */
  optionalClock: () =>
    z
      .string()
      .default("")
      .transform((value, context): number | null => {
        if (value === "") return null;
        const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)(?::\d\d)?$/.exec(value) ?? [];
        if (hour !== undefined && minute !== undefined) return Number(hour) * 60 + Number(minute);
        context.addIssue({ code: "custom", message: m.fault_invalid() });
        return z.NEVER;
      }),
  phone: () =>
    z.string().transform((value, context): Phone => {
      const phone = parsePhone(value);
      if (phone !== null) return phone;
      context.addIssue({ code: "custom", message: value === "" ? m.fault_required() : m.fault_phone() });
      return z.NEVER;
    }),
};

const spelledVnd = /^-?(?:\d+|\d{1,3}([.,\s])\d{3}(?:\1\d{3})*)$/;

/**
 * Points, commas or spaces stand before every three figures or nowhere: "12.500,00" is not a hundred times as much.
 * People say thousands as "25k" or "25 nghìn", and some keyboards write figures twice as wide.
 */
function wholeVnd(text: string): string {
  const sum = text.normalize("NFKC").replace(/[₫đ]/g, "").trim();
  const thousands = /^(\d{1,6})\s?(?:k|nghìn|ngàn)$/i.exec(sum)?.[1];
  if (thousands !== undefined) return `${thousands}000`;
  return spelledVnd.test(sum) ? sum.replace(/[.,\s]/g, "") : text;
}

function toInteger(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const text = value.normalize("NFKC").trim();
  if (text === "") return undefined;
  return /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id from the address bar; anything that cannot be an id is simply not there. */
export function idParam(value: string | undefined, what: string): string {
  if (value === undefined || !uuid.test(value)) throw new Missing(what);
  return value.toLowerCase();
}
