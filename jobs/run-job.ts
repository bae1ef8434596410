import { HopelessJob, type RunningJob } from "~/platform/job-engine";
import type { Wiring } from "~/wiring.server";
import { catalogue, isJobName, type JobName } from "./catalogue";
import type { Handler, Handlers } from "./handlers";

/** Parses the payload, gives the handler its time, and makes a late one fail so that it is tried again. */
export async function runJob(world: Wiring, handlers: Handlers, job: RunningJob): Promise<void> {
  if (!isJobName(job.name)) throw new HopelessJob(`no such job: ${job.name}`);
  await runNamed(world, handlers[job.name], job.name, job.payload);
}

async function runNamed<Name extends JobName>(
  world: Wiring,
  handler: Handler<Name>,
  name: Name,
  payload: unknown,
): Promise<void> {
  const kind = catalogue[name];
  const parsed = kind.payload.safeParse(payload);
  if (!parsed.success) throw new HopelessJob(`${name} was given a wrong payload: ${parsed.error.message}`);
  const time = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      const error = new Error(`${name} took longer than ${kind.timeoutMs} ms`);
      time.abort(error);
      fail(error);
    }, kind.timeoutMs);
  });
  try {
    await Promise.race([handler(world, parsed.data as never, time.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
