import { readSettings } from "./settings";
import { startSimulator } from "./start";

const settings = readSettings(process.env);
const { origin, stop } = await startSimulator(settings).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

console.log(`VNPAY simulator  ${origin}`);
console.log(`control API      ${origin}/control`);
console.log(`terminal         ${settings.terminal.tmnCode}`);
console.log(`IPNs go to       ${settings.terminal.ipnUrl}`);
// Started by another process, this is a log file, and a secret has no place there.
if (process.channel === undefined) console.log(`secret           ${settings.terminal.secret}`);

let isStopping = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    void stop().then(() => process.exit(0));
  });
}
