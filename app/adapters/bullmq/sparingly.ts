/**
 * A lost connection raises the same error hundreds of times a second. The first one is told at once, the rest as a count
 * with the next one after the quiet time.
 */
export function sparingly(
  quietMs: number,
  tell: (error: Error, alike: number) => void,
  now = (): number => performance.now(),
) {
  let quietUntil = -Infinity;
  let swallowed = 0;
  return (error: Error): void => {
    if (now() < quietUntil) {
      swallowed += 1;
      return;
    }
    tell(error, swallowed);
    swallowed = 0;
    quietUntil = now() + quietMs;
  };
}
