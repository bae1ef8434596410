import type { Channel } from "./types";

export type Outgoing = { id: string; recipient: string; template: string; body: string };

/**
 * What became of handing a message over. "kept" means that nothing left the machine and the text is read here; "refused" is
 * final (a wrong number); "unreachable" is worth another try.
 */
export type Handover = { outcome: "sent" | "kept" } | { outcome: "refused" | "unreachable"; why: string };

/** A way to reach people. Sending the same `id` twice must reach them once where the provider allows it. */
export type MessageChannel = { send(message: Outgoing): Promise<Handover> };

export type MessageChannels = Readonly<Record<Channel, MessageChannel>>;
