import { refuse, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { holderName, isBank, maskedNumber, readAccountNumber } from "./banks";
import { usableFrom } from "./policy";
import type { Payee } from "./types";

export type BankAccountForm = { readonly bankBin: string; readonly number: string; readonly holder: string };
export type AccountChange =
  Accepted<{ usableFrom: Date }> | Refusal<"bank_unknown" | "number_wrong" | "holder_missing">;

/**
 * Where a payee wants to be paid from tomorrow on. Every change waits a day and is told on the phones that knew the old
 * account, so that whoever did not make it can stop it. The same account again changes nothing.
 */
export const changeBankAccount = (
  db: Db,
  moment: Moment,
  actor: { readonly personId: string },
  payee: Payee,
  form: BankAccountForm,
): Promise<AccountChange> =>
  transact(db, async (tx): Promise<AccountChange> => {
    const number = readAccountNumber(form.number);
    const holder = holderName(form.holder);
    if (!isBank(form.bankBin)) return refuse("bank_unknown");
    if (number === null) return refuse("number_wrong");
    if (holder.length < 2) return refuse("holder_missing");
    const before = await tx.bankAccount.findUnique({ where: { payee } });
    const isSame = before?.bankBin === form.bankBin && before.number === number && before.holder === holder;
    if (isSame && before.returnedWhy === null) return { ok: true, usableFrom: before.usableFrom };
    const from = usableFrom(moment.now);
    const account = { bankBin: form.bankBin, number, holder };
    const change = { changedAt: moment.now, usableFrom: from, changedById: actor.personId, returnedWhy: null };
    await tx.bankAccount.upsert({
      where: { payee },
      create: { payee, ...account, ...change },
      update: { ...account, ...change },
    });
    const detail = {
      bankBin: form.bankBin,
      number: maskedNumber(number),
      before: before && maskedNumber(before.number),
    };
    await audit(tx, moment.now, { actorId: actor.personId, action: "bank_account.changed", subject: payee, detail });
    await record(tx, moment, {
      type: "bank_account.changed",
      subject: payee,
      payload: { payee, personId: actor.personId, at: moment.now.toISOString() },
    });
    return { ok: true, usableFrom: from };
  });
