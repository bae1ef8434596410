import type { ChildProcess } from "node:child_process";

export type Patience = { readonly everyMs: number; readonly silences: number };

const aMinute: Patience = { everyMs: 5_000, silences: 12 };

/**
 * Asks a process again and again whether it is there, and kills it when it has not answered for so many questions in a row: a
 * process that hangs is as lost as one that died, but nobody would start it again. Questions are counted, not time, so that a
 * machine that slept does not wake to a massacre.
 */
export function watchOver(child: ChildProcess, onHung: () => void, { everyMs, silences }: Patience = aMinute): void {
  let unanswered = 0;
  child.on("message", () => (unanswered = 0));
  const asking = setInterval(() => {
    if (unanswered >= silences) {
      clearInterval(asking);
      onHung();
      child.kill("SIGKILL");
      return;
    }
    unanswered += 1;
    if (child.connected) child.send("there?", () => undefined);
  }, everyMs);
  child.once("exit", () => clearInterval(asking));
}
