import type { BankNotice } from "./types";

export type NoticeReading =
  /** Money going out and test calls are read and hold no notice. */
  | { readonly ok: true; readonly notices: readonly BankNotice[] }
  | { readonly ok: false; readonly reason: "not_theirs" | "malformed" };

/** A company that tells us of movements on our account. `read` only computes; it checks that the call is really theirs. */
export type BankNotifications = {
  readonly provider: string;
  readonly read: (call: { header: (name: string) => string | null; body: string }) => NoticeReading;
};
