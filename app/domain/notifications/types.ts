export const channels = ["sms", "zalo", "push", "email"] as const;
export type Channel = (typeof channels)[number];

export type MessageStatus = "queued" | "sent" | "failed";

/** A message to one person. `cause` names why: one message a cause, however often the sender runs. */
export type NewMessage = { channel: Channel; recipient: string; template: string; body: string; cause: string };

export type MessageRow = {
  id: string;
  channel: Channel;
  recipient: string;
  template: string;
  body: string;
  status: MessageStatus;
  at: string;
  failure: string | null;
};
