declare module "autocannon" {
  export type Request = { readonly method?: string; readonly path?: string };
  export type Options = {
    readonly url: string;
    readonly connections?: number;
    readonly duration?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly requests?: readonly (Request & { setupRequest?: (request: Request) => Request })[];
  };
  export type Result = {
    readonly requests: { readonly average: number };
    readonly latency: { readonly p50: number; readonly p97_5: number };
    readonly non2xx: number;
    readonly errors: number;
  };
  export default function autocannon(options: Options): Promise<Result>;
}
