import { build, stop } from "esbuild";
import { mkdir, rm } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * Starts the solver's command. It is put into one file first: that takes 30 ms, where loading each TypeScript file apart takes
 * half a second, which a plan of one second would miss.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const bundle = `${root}.cache/solve/${process.pid}.mjs`;
await mkdir(`${root}.cache/solve`, { recursive: true });
await build({
  entryPoints: [`${root}scripts/solve/main.ts`],
  outfile: bundle,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  tsconfig: `${root}tsconfig.json`,
  logLevel: "error",
});
await stop();
try {
  await import(pathToFileURL(bundle).href);
} finally {
  await rm(bundle);
}
