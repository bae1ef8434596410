import { existsSync, readdirSync } from "node:fs";
import { extname } from "node:path";
import type { Handler } from "express";
import { accepts } from "./accepts";

const encodings = [
  { encoding: "br", ending: ".br" },
  { encoding: "gzip", ending: ".gz" },
] as const;

/** Lets the server of files behind it send what the build has packed, `storefront.css.br` for `storefront.css`, to whom it can be sent. */
export function preferPacked(folder: string): Handler {
  const files = new Set(existsSync(folder) ? readdirSync(folder).map((name) => `/${name}`) : []);
  return (request, response, next) => {
    const { path } = request;
    if (!files.has(`${path}.gz`)) return next();
    response.vary("Accept-Encoding");
    const accepted = request.get("accept-encoding") ?? "";
    const packed = encodings.find((each) => files.has(path + each.ending) && accepts(accepted, each.encoding));
    if (!packed) return next();
    response.set("Content-Encoding", packed.encoding).type(extname(path));
    request.url = path + packed.ending;
    next();
  };
}
