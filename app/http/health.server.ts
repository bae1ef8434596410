import { timingSafeEqual } from "node:crypto";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Handler, Request, Response } from "express";

export type Health = {
  /** The process itself: its event loop turns. Whoever asks restarts the process when it does not. */
  readonly livez: Handler;
  /** Requests may come here. Search, messages and payment being away never says no: the shop works without them. */
  readonly readyz: Handler;
  readonly metrics: Handler;
  /** From now on not ready: the load balancer sends requests elsewhere while the last ones finish. */
  readonly drain: () => void;
};

type HealthOptions = {
  /** What stands in the way of taking requests; null when nothing does. */
  readonly whyNotReady: () => Promise<string | null>;
  readonly gather: () => Promise<string>;
  /** Without a token, only this machine may read the metrics. */
  readonly metricsToken: string | undefined;
};

const longestLoopLagMs = 5_000;

export function healthHandlers({ whyNotReady, gather, metricsToken }: HealthOptions): Health {
  const lag = monitorEventLoopDelay({ resolution: 20 });
  lag.enable();
  let isDraining = false;
  return {
    livez: (_, response) => {
      const worstMs = lag.max / 1e6;
      lag.reset();
      say(response, worstMs < longestLoopLagMs, `event loop ${worstMs.toFixed(0)} ms`);
    },
    readyz: (_, response, next) => {
      if (isDraining) return say(response, false, "draining");
      whyNotReady().then((why) => say(response, why === null, why ?? "ready"), next);
    },
    metrics: (request, response, next) => {
      if (!mayRead(request, metricsToken)) return void response.status(404).type("text/plain").send("Not found\n");
      gather().then((text) => void response.type("text/plain; version=0.0.4").send(text), next);
    },
    drain: () => {
      isDraining = true;
    },
  };
}

function say(response: Response, isWell: boolean, words: string): void {
  response
    .status(isWell ? 200 : 503)
    .set("Cache-Control", "no-store")
    .type("text/plain")
    .send(`${words}\n`);
}

const loopback = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** The socket's address, not the forwarded one: a proxy on this machine would make everybody local, so it needs the token. */
function mayRead(request: Request, token: string | undefined): boolean {
  if (token !== undefined) return sameText(request.get("authorization") ?? "", `Bearer ${token}`);
  return request.get("x-forwarded-for") === undefined && loopback.has(request.socket.remoteAddress ?? "");
}

function sameText(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
