import type { Handler, Request, Response } from "express";

/** Express 4 waits for no promise: what goes wrong in one is handed to its error page instead of ending the process. */
export const awaited =
  (work: (request: Request, response: Response) => Promise<unknown>): Handler =>
  (request, response, next) =>
    void work(request, response).catch(next);
