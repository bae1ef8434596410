import { randomBytes } from "node:crypto";
import { v7 } from "uuid";
import type { Clock, Ids } from "~/domain/shared/ids";

export const systemClock: Clock = { now: () => new Date() };

export const systemIds: Ids = { next: () => v7(), random: (bytes) => new Uint8Array(randomBytes(bytes)) };
