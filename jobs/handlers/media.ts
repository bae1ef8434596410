import { developAvif } from "~/domain/media/develop-avif.server";
import type { HandlersFor } from "../handlers";

export const mediaHandlers: HandlersFor<"develop-avif"> = {
  "develop-avif": ({ db, media }, { photoId }) => developAvif(db, media, photoId),
};
