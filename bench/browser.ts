import { Agent, request } from "node:http";

export type Answer = { readonly status: number; readonly location: string; readonly body: string };
export type Form = Readonly<Record<string, string>>;

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One shopper's browser: keeps cookies, sends forms, follows nothing by itself. */
export function browser(base: string) {
  const cookies = new Map<string, string>();
  const send = (method: "GET" | "POST", path: string, form?: Form): Promise<Answer> =>
    new Promise((done, fail) => {
      const body = form ? new URLSearchParams(form).toString() : "";
      const headers = {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        "sec-fetch-site": "same-origin",
        "accept-encoding": "gzip;q=0",
        ...(form && { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) }),
      };
      const asked = request(base + path, { method, agent, headers }, (response) => {
        for (const cookie of response.headers["set-cookie"] ?? []) {
          const [name = "", value = ""] = cookie.split(";")[0]?.split("=") ?? [];
          cookies.set(name, value);
        }
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          done({
            status: response.statusCode ?? 0,
            location: response.headers.location ?? "",
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      });
      asked.on("error", fail);
      asked.end(body);
    });
  return {
    get: (path: string): Promise<Answer> => send("GET", path),
    post: (path: string, form: Form): Promise<Answer> => send("POST", path, form),
  };
}

export type Browser = ReturnType<typeof browser>;
