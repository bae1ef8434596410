import { Vocabulary } from "~/domain/search/spelling";
import type { Clock } from "~/domain/shared/ids";
import type { Reader } from "~/platform/db.server";

const freshMs = 20_000;

/**
 * The shop's words, kept in the process. A word learned seconds ago may be missing here; it is still found as typed, only not
 * yet guessed from a mistyped one.
 */
export function keepVocabulary(reader: Reader, clock: Clock): { current(): Promise<Vocabulary>; forget(): void } {
  let kept: { vocabulary: Vocabulary; until: number } | null = null;
  let loading: Promise<Vocabulary> | null = null;

  const load = async (): Promise<Vocabulary> => {
    const [row] = await reader.$queryRaw<
      { terms: string | null }[]
    >`select string_agg(term, e'\n') as terms from search_term`;
    const vocabulary = new Vocabulary(row?.terms?.split("\n") ?? []);
    kept = { vocabulary, until: clock.now().getTime() + freshMs };
    return vocabulary;
  };
  const refresh = (): Promise<Vocabulary> => {
    loading ??= load().finally(() => {
      loading = null;
    });
    return loading;
  };

  return {
    async current() {
      if (!kept) return refresh();
      if (kept.until < clock.now().getTime()) refresh().catch(() => undefined);
      return kept.vocabulary;
    },
    forget() {
      kept = null;
    },
  };
}
