import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { connect } from "node:net";

export type Line = "good" | "reset" | "slow";
export type Reply = { readonly status: number; readonly body: string };
type Limits = { readonly timeoutMs: number; readonly slowMs: number };

const mostBytes = 64 * 1_024;
const pieces = 10;

/** One GET over a good line, one that breaks before the answer is heard, or one that trickles. */
export function get(url: string, line: Line, limits: Limits): Promise<Reply> {
  return line === "slow" ? trickle(new URL(url), limits) : ask(url, line === "reset", limits);
}

function ask(url: string, breaks: boolean, { timeoutMs }: Limits): Promise<Reply> {
  return new Promise((done, fail) => {
    const send = url.startsWith("https:") ? httpsRequest : httpRequest;
    const sent = send(url, { signal: AbortSignal.timeout(timeoutMs), agent: false }, (response) => {
      if (breaks) response.destroy(new Error("connection reset"));
      readAll(response).then((body) => done({ status: response.statusCode ?? 0, body }), fail);
    });
    sent.once("error", fail);
    sent.end();
  });
}

async function readAll(response: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of response) {
    body += Buffer.from(chunk).toString("utf8");
    if (body.length > mostBytes) throw new Error("the answer is too long");
  }
  return body;
}

/** The request itself arrives in pieces, over `slowMs` altogether. */
function trickle({ hostname, host, pathname, port, search }: URL, { slowMs, timeoutMs }: Limits): Promise<Reply> {
  return new Promise((done, fail) => {
    const socket = connect(Number(port || 80), hostname);
    const text = `GET ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`;
    const size = Math.ceil(text.length / pieces);
    let heard = "";
    socket.setTimeout(timeoutMs + slowMs, () => socket.destroy(new Error("no answer in time")));
    socket.on("data", (chunk: Buffer) => (heard += chunk.toString("utf8")));
    socket.once("error", fail);
    socket.once("end", () => done(readReply(heard)));
    socket.once("connect", () => void writeSlowly(socket, text, size, slowMs / pieces).catch(fail));
  });
}

async function writeSlowly(
  socket: ReturnType<typeof connect>,
  text: string,
  size: number,
  pauseMs: number,
): Promise<void> {
  for (let at = 0; at < text.length && !socket.destroyed; at += size) {
    socket.write(text.slice(at, at + size));
    await new Promise((next) => setTimeout(next, pauseMs));
  }
}

/** As much of HTTP as a short JSON answer needs. */
function readReply(text: string): Reply {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  const isChunked = /^transfer-encoding:\s*chunked/im.test(head);
  return { status: Number(head.split(" ")[1] ?? 0), body: isChunked ? body.replace(/^[0-9a-f]+\r\n/gim, "") : body };
}
