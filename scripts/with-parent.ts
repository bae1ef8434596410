/** Loaded before web, worker and simulator: when the starter is gone, however it went, they end too. */
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
