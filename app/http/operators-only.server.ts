import type { Handler, Request as ExpressRequest } from "express";
import type { Db } from "~/platform/db.server";
import { isOperator } from "~/domain/identity/policy";
import { isAtOwnDesk } from "./guard.server";
import { currentSession } from "./session.server";

/** For handlers outside Remix: everybody but an operator gets the same 404. */
export const operatorsOnly =
  (db: Db): Handler =>
  (request, response, next) => {
    currentSession(db, asWebRequest(request)).then((signedIn) => {
      if (signedIn !== null && isOperator(signedIn.actor) && isAtOwnDesk(signedIn)) next();
      else response.status(404).type("text/plain").send("Not found\n");
    }, next);
  };

const asWebRequest = (request: ExpressRequest): Request =>
  new Request(`${request.protocol}://${request.get("host") ?? "localhost"}/`, {
    headers: { cookie: request.get("cookie") ?? "" },
  });
