import { readSettings } from "./settings";
import { startSimulator } from "./start";

const simulator = await startSimulator(readSettings(process.env));
console.log(`VNPAY simulator: ${simulator.origin} (control: ${simulator.origin}/control)`);

const stop = (): void => void simulator.stop().then(() => process.exit(0));
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
