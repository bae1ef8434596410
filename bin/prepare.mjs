// Makes a clone ready to run: the right Node, and in node_modules exactly what package-lock.json says.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Chợ Quê needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

if (!isInstalled()) {
  console.log("installing packages (npm ci) …");
  // npm sometimes leaves packages for other platforms out of a lock file and then refuses it; `install` fills the gap.
  if (!npm("ci") && !npm("install", "--no-save")) process.exit(1);
}

function npm(...args) {
  return spawnSync("npm", [...args, "--no-audit", "--no-fund"], { stdio: "inherit" }).status === 0;
}

/** npm notes what it installed; packages for other platforms are rightly missing. */
function isInstalled() {
  const note = "node_modules/.package-lock.json";
  if (!existsSync(note)) return false;
  const wanted = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
  const present = JSON.parse(readFileSync(note, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional }]) =>
      path === "" || present[path]?.version === version || (present[path] === undefined && (optional || devOptional)),
  );
}
