// What a Node server can do at most: one buffer, no work. The bytes are the page's own: a client decodes them too.
import { createServer } from "node:http";

process.once("message", (base64) => {
  const body = Buffer.from(base64, "base64");
  const server = createServer((_, answer) => {
    answer.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-length": body.length });
    answer.end(body);
  });
  server.listen(0, "127.0.0.1", () => process.send?.(server.address().port));
});
// Whoever started it may be killed.
process.on("disconnect", () => process.exit());
