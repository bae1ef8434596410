import { createBullBoard } from "@bull-board/api";
import { BullMQAdapter } from "@bull-board/api/bullMQAdapter";
import { ExpressAdapter } from "@bull-board/express";
import type { Handler } from "express";
import type { AnyQueue } from "../bullmq/backend.server";
import { withoutForeignFonts } from "./plain-page";

/** The queue board, to look at only: job payloads hold ids, and nothing can be retried or removed from here. */
export function queueBoard(basePath: string, openQueues: () => readonly AnyQueue[]): Handler {
  let board: Handler | null = null;
  const open = (): Handler => {
    const server = new ExpressAdapter();
    server.setBasePath(basePath);
    createBullBoard({
      queues: openQueues().map((queue) => new BullMQAdapter(queue as never, { readOnlyMode: true })),
      serverAdapter: server,
      options: { uiConfig: { boardTitle: "Chợ Quê" } },
    });
    return server.getRouter() as Handler;
  };
  return (request, response, next) => {
    board ??= open();
    response.setHeader("Cache-Control", "private, no-store");
    // The board's page carries one inline script of its own.
    response.setHeader(
      "Content-Security-Policy",
      "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'; object-src 'none'; base-uri 'self'",
    );
    const send = response.send.bind(response);
    response.send = (body: unknown) => send(typeof body === "string" ? withoutForeignFonts(body) : body);
    board(request, response, next);
  };
}
