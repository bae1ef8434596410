import type { Reader } from "~/platform/db.server";
import type { Channel, MessageRow, MessageStatus } from "./types";

/** Whether a message was put on its way for this cause. */
export const wasTold = async (reader: Reader, cause: string): Promise<boolean> =>
  (await reader.message.count({ where: { cause } })) > 0;

/** The newest messages, of everybody or of one recipient. */
export async function listMessages(reader: Reader, recipient?: string, take = 100): Promise<MessageRow[]> {
  const rows = await reader.message.findMany({
    where: recipient ? { recipient } : {},
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take,
  });
  return rows.map(({ id, channel, template, body, status, createdAt, failure, recipient: to }) => ({
    id,
    channel: channel as Channel,
    recipient: to,
    template,
    body,
    status: status as MessageStatus,
    at: createdAt.toISOString(),
    failure,
  }));
}
