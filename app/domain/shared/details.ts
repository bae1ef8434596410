/** What was written down with a fact or a deed, by its own names; pages have the words. */
export type Details = Readonly<Record<string, string | number | boolean>>;

const isPlain = (value: unknown): value is string | number | boolean =>
  (typeof value === "string" && value !== "") || typeof value === "number" || typeof value === "boolean";

/** Ids of rows say nothing to a person and are left out, and so is what is empty or has parts of its own. */
export function detailsOf(detail: unknown): Details {
  if (typeof detail !== "object" || detail === null) return {};
  const told: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(detail)) if (isPlain(value) && !/ids?$/i.test(name)) told[name] = value;
  return told;
}
