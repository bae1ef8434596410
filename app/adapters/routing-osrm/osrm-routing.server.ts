import { z } from "zod";
import { estimateTrip } from "~/domain/areas/great-circle";
import type { Routing } from "~/domain/areas/ports";
import type { RoadTrip } from "~/domain/areas/types";
import type { Point } from "~/domain/shared/geo";
import type { Logger } from "~/platform/log.server";

type Options = { url: string; log: Pick<Logger, "warn">; timeoutMs?: number };

/** The answer of OSRM's table service (project-osrm.org, API v1): one row, null where there is no road. */
const answer = z.object({
  code: z.literal("Ok"),
  durations: z.tuple([z.array(z.number().nullable())]),
  distances: z.tuple([z.array(z.number().nullable())]),
});

/** Road distances from an OSRM server. When it is silent, slow or knows no road, the great circle answers instead. */
export function osrmRouting({ url, log, timeoutMs = 2_000 }: Options): Routing {
  return {
    trips: async (start, ends) => {
      if (ends.length === 0) return [];
      const estimates = ends.map((end) => estimateTrip(start, end));
      try {
        const { durations, distances } = await askTable(url, start, ends, timeoutMs);
        return estimates.map((estimate, at) => measured(distances[0][at + 1], durations[0][at + 1]) ?? estimate);
      } catch (error) {
        log.warn({ err: error }, "routing engine gave no answer, estimating");
        return estimates;
      }
    },
  };
}

const measured = (metres: number | null | undefined, seconds: number | null | undefined): RoadTrip | null =>
  typeof metres === "number" && typeof seconds === "number"
    ? { metres: Math.round(metres), seconds: Math.round(seconds) }
    : null;

async function askTable(
  base: string,
  start: Point,
  ends: readonly Point[],
  timeoutMs: number,
): Promise<z.infer<typeof answer>> {
  const spots = [start, ...ends].map(({ lat, lng }) => `${lng.toFixed(5)},${lat.toFixed(5)}`).join(";");
  const address = `${base.replace(/\/$/, "")}/table/v1/driving/${spots}?sources=0&annotations=duration,distance`;
  const response = await fetch(address, { signal: AbortSignal.timeout(timeoutMs), redirect: "error" });
  if (!response.ok) throw new Error(`OSRM answered ${response.status}`);
  return answer.parse(await response.json());
}
