import { spawn } from "node:child_process";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { freePort } from "~/adapters/embedded-postgres/cluster.server";

/** Debian's redis-server on a free loopback port, with nothing kept on disk. */
export async function startRedis(): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const flags = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", tmpdir()];
  const server = spawn("redis-server", flags, { stdio: "ignore" });
  const failed = new Promise<never>((_, fail) => {
    server.once("error", () =>
      fail(new Error("redis-server is not installed: apt-get install redis-server (bin/test does it)")),
    );
    server.once("exit", (code) => fail(new Error(`redis-server ended with code ${code}`)));
  });
  failed.catch(() => undefined);
  await Promise.race([untilListening(port), failed]);
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      const ended = new Promise((done) => server.once("exit", done));
      server.kill();
      await ended;
    },
  };
}

async function untilListening(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await listens(port)) return;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error("redis-server did not start in 5 s");
}

const listens = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = createConnection({ host: "127.0.0.1", port });
    socket.once("connect", () => done(true)).once("error", () => done(false));
    socket.once("connect", () => socket.end());
  });
