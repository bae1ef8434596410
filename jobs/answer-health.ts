import { createServer } from "node:http";

/** A relay that has not got through to the database for so long makes the worker useless: facts wait. */
const longestSilenceMs = 30_000;

/** Says on a port of its own whether the worker works: 200 while facts are looked for, 503 when they no longer are. */
export async function answerHealth(port: number, lookedAt: () => Date): Promise<() => void> {
  const server = createServer((_, response) => {
    const silenceMs = Date.now() - lookedAt().getTime();
    response.writeHead(silenceMs < longestSilenceMs ? 200 : 503, { "content-type": "text/plain" });
    response.end(`looked for facts ${Math.round(silenceMs / 1_000)} s ago\n`);
  });
  await new Promise<void>((done) => server.listen(port, done));
  return () => server.close();
}
