// What a Node server can do at most: one buffer, no work.
import { createServer } from "node:http";

const body = Buffer.alloc(Number(process.argv[2]), "a");
const server = createServer((_, answer) => {
  answer.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-length": body.length });
  answer.end(body);
});
server.listen(0, "127.0.0.1", () => process.send?.(server.address().port));
// Whoever started it may be killed.
process.on("disconnect", () => process.exit());
