/**
 * An answer asked for at most every `ms`; all who come meanwhile share it. A failed question is asked again by the next.
 */
export function kept<T>(ms: number, now: () => Date, ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null;
  let until = 0;
  return () => {
    const time = now().getTime();
    if (answer !== null && time < until) return answer;
    const asked = ask();
    answer = asked;
    until = time + ms;
    asked.catch(() => {
      if (answer === asked) answer = null;
    });
    return asked;
  };
}
