/**
 * The thing is not there, or not yours: the two are told apart nowhere. Becomes a 404 in one place (`http/respond`).
 */
export class Missing extends Error {
  override readonly name = "Missing";

  constructor(readonly what: string) {
    super(`${what} not found`);
  }
}

/** Bundles may hold two copies of the class, so it is known by its name. */
export const isMissing = (error: unknown): error is Missing => error instanceof Error && error.name === "Missing";

export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Missing(what);
  return value;
}
