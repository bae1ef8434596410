/** Loaded before web, worker and simulator: when the starter is gone, however it went, they end too. */
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));

// The starter asks now and then; whoever is stuck in a loop cannot answer (scripts/start/watch-over.ts).
process.on("message", () => process.send?.("here"));
process.channel?.unref();
