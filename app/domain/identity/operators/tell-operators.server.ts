import { sendMessage } from "~/domain/notifications/send-message.server";
import { localeOrVietnamese, type MessageLocale } from "~/domain/notifications/templates";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";

export type Alert = {
  /** What it is about ("shipment:<id>") and what became of it: each operator hears of the two once. */
  subject: string;
  status: string;
  template: string;
  words: (locale: MessageLocale) => string;
};

/** A message to every operator, by SMS: the channel that a live shop is sure to have. A job that runs again tells nobody twice. */
export const tellOperators = (db: Db, moment: Moment, { subject, status, template, words }: Alert): Promise<void> =>
  transact(db, async (tx) => {
    const operators = await tx.person.findMany({
      where: { isOperator: true, blockedAt: null },
      select: { id: true, phone: true, locale: true },
      orderBy: { id: "asc" },
    });
    for (const { id, phone, locale } of operators)
      await sendMessage(tx, moment, {
        channel: "sms",
        recipient: phone,
        template,
        body: words(localeOrVietnamese(locale)),
        cause: `${subject}:${status}:${id}`,
      });
  });
