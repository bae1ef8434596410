/** For what can only be false through a bug of ours; bad input is a refusal instead. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`broken invariant: ${message}`);
}
