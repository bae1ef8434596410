// npm run dev: the shop, built anew and started again whenever a source is saved. A build that fails leaves the shop as it is.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, watch } from "node:fs";

const watched = ["app", "jobs", "messages", "prisma", "public", "simulator"].filter((folder) => existsSync(folder));
const generated = /^(paraglide|platform\/prisma)\//;
const quietMs = 400;

let shop = null;
let timer = null;
let isBusy = false;
let isStopping = false;

if (!build()) process.exit(1);
start();
for (const folder of watched) {
  watch(folder, { recursive: true }, (_, file) => {
    if (file === null || (folder === "app" && generated.test(file)) || file.endsWith("~")) return;
    clearTimeout(timer);
    timer = setTimeout(renew, quietMs);
  });
}
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    isStopping = true;
    shop?.kill("SIGINT");
  });
}

async function renew() {
  // What is saved while the shop is being renewed is built right after.
  if (isBusy) return void (timer = setTimeout(renew, quietMs));
  isBusy = true;
  const started = Date.now();
  if (build()) {
    await stop();
    if (!isStopping) start();
    console.log(`── renewed in ${((Date.now() - started) / 1_000).toFixed(0)} s`);
  }
  isBusy = false;
}

function build() {
  return spawnSync(process.execPath, ["scripts/build.mjs"], { stdio: "inherit" }).status === 0;
}

function start() {
  shop = spawn(process.execPath, ["--enable-source-maps", "build/node/scripts/start.js"], {
    stdio: "inherit",
    detached: true,
  });
  shop.once("exit", () => {
    shop = null;
    if (isStopping) process.exit(0);
  });
}

function stop() {
  if (shop === null) return Promise.resolve();
  const ended = new Promise((done) => shop.once("exit", done));
  shop.kill("SIGINT");
  return ended;
}
