import type { MessageChannel } from "~/domain/notifications/ports";

/** Without credentials nothing leaves the machine: the message stays in its table, where /dev/messages shows it. */
export const outboxChannel: MessageChannel = { send: () => Promise.resolve({ outcome: "kept" }) };
