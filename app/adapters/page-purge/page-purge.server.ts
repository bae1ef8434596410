import pg from "pg";
import type { PagePurge } from "~/domain/search/ports";
import type { Reader } from "~/platform/db.server";

const channel = "page_purge";

/** Tells every web process which kept pages are out of date. */
export const announcePurge =
  (reader: Reader): PagePurge =>
  async (tags) => {
    if (tags.length === 0) return;
    await reader.$queryRaw`
      select count(*)::int from (select pg_notify(${channel}, part.tags) from unnest(${inParts(tags)}::text[]) as part (tags)) as said`;
  };

/** A notice holds less than 8,000 bytes; a tag is at most some fifty. */
const tagsInOne = 120;

const inParts = (tags: readonly string[]): string[] =>
  Array.from({ length: Math.ceil(tags.length / tagsInOne) }, (_, at) =>
    tags.slice(at * tagsInOne, (at + 1) * tagsInOne).join(" "),
  );

type Options = {
  readonly url: string;
  readonly onTags: (tags: readonly string[]) => void;
  readonly onTrouble: (error: unknown) => void;
  readonly retryMs?: number;
};

/** Listens for purges on a connection of its own. What is missed while it is down grows old by itself within seconds. */
export function listenForPurges({ url, onTags, onTrouble, retryMs = 2_000 }: Options): () => Promise<void> {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: "cho-que-purges", keepAlive: true });
    client = next;
    next.on("notification", ({ payload }) => payload && onTags(payload.split(" ")));
    next.on("error", onTrouble);
    next.on("end", again);
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
    } catch (error) {
      onTrouble(error);
      await next.end().catch(() => undefined);
    }
  };
  const again = (): void => {
    if (isClosed) return;
    clearTimeout(timer);
    timer = setTimeout(() => void connect(), retryMs);
    timer.unref();
  };

  void connect();
  return async () => {
    isClosed = true;
    clearTimeout(timer);
    await client?.end().catch(() => undefined);
  };
}
