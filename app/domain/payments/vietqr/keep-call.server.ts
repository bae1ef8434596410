import { transact, type Db } from "~/platform/db.server";

const longestKept = 200_000;

/** What was told, as it was told, before anything is made of it. */
export const keepCall = (
  db: Db,
  at: Date,
  call: { readonly provider: string; readonly body: string; readonly ip: string; readonly verified: boolean },
): Promise<unknown> =>
  transact(db, (tx) =>
    tx.bankCall.create({
      // Strangers leave a line of evidence, not a library.
      data: { ...call, body: cleaned(call.body).slice(0, call.verified ? longestKept : 2_000), at },
      select: { id: true },
    }),
  );

/** PostgreSQL takes no U+0000. */
const cleaned = (body: string): string => body.replaceAll("\u0000", "");
