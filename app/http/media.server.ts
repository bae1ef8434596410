import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Handler, Response } from "express";

export type FindFile = (
  photoId: string,
  file: string,
) => Promise<{ body: Readable; size: number; type: string } | null>;

const photoFile = /^\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([0-9]{3}\.[a-z]{4})$/;

/** Serves `/media/<photo>/<width>.webp`. A picture never changes under its address, so browsers keep it for good. */
export const serveMedia =
  (find: FindFile): Handler =>
  async (request, response, next) => {
    if (request.method !== "GET" && request.method !== "HEAD")
      return void response.status(405).set("Allow", "GET, HEAD").end();
    const [, photoId, file] = photoFile.exec(request.path) ?? [];
    if (photoId === undefined || file === undefined) return notThere(response);
    const tag = `"${photoId}-${file}"`;
    try {
      if (request.get("if-none-match") === tag) return void lasting(response, tag).status(304).end();
      const found = await find(photoId, file);
      if (!found) return notThere(response);
      lasting(response, tag).set({ "Content-Type": found.type, "Content-Length": String(found.size) });
      if (request.method === "GET") return await pipeline(found.body, response);
      found.body.destroy();
      response.end();
    } catch (error) {
      // Once bytes are on their way, a reader who left is no fault of ours.
      if (response.headersSent) response.destroy();
      else next(error);
    }
  };

const lasting = (response: Response, tag: string): Response =>
  response.set({
    ETag: tag,
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
  });

const notThere = (response: Response): void =>
  void response.status(404).set("Cache-Control", "public, max-age=5").type("text/plain").send("Not found\n");
