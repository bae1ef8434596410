import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import { once } from "./once";

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What is measured, in Prometheus' words. Labels are few and bounded: a method, a status class, a job's name. */
function makeMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    httpSeconds: new Histogram({
      name: "http_request_seconds",
      help: "Time to answer a request",
      labelNames: ["method", "status"],
      buckets: seconds,
      registers,
    }),
    jobSeconds: new Histogram({
      name: "job_seconds",
      help: "Time one attempt of a job took",
      labelNames: ["job", "outcome"],
      buckets: seconds,
      registers,
    }),
    jobsLost: new Counter({
      name: "jobs_failed_for_good_total",
      help: "Jobs without an attempt left",
      labelNames: ["job"],
      registers,
    }),
    outboxWaiting: new Gauge({ name: "outbox_waiting", help: "Facts that no job has been told of", registers }),
    outboxLag: new Gauge({ name: "outbox_lag_seconds", help: "Age of the oldest such fact", registers }),
    queueJobs: new Gauge({
      name: "queue_jobs",
      help: "Jobs by queue and state",
      labelNames: ["queue", "state"],
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof makeMetrics>;

export const metrics = (): Metrics => once("metrics", makeMetrics);
