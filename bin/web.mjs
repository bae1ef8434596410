// Starts the web process from the built application. React's development build would cost twice as much a page.
process.env.NODE_ENV ??= "production";
const build = await import("../build/server/index.js");
const stop = await build.entry.module.startWeb(build);

let stopping = false;
for (const signal of ["SIGTERM", "SIGINT"]) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
