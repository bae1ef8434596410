import { refuse, type Refusal } from "~/domain/shared/refusal";

/** A browser that can be woken, as the Push API describes it: base64url keys, address at its maker's push service. */
export type PushDevice = { readonly endpoint: string; readonly publicKey: string; readonly secret: string };

/** Push services of the browsers there are. An address elsewhere would have our server call whatever a stranger likes. */
const services = [
  /^fcm\.googleapis\.com$/,
  /^android\.googleapis\.com$/,
  /(^|\.)push\.services\.mozilla\.com$/,
  /(^|\.)push\.apple\.com$/,
  /(^|\.)notify\.windows\.com$/,
];

const base64url = (bytes: number): RegExp => new RegExp(`^[\\w-]{${Math.ceil((bytes * 4) / 3)}}=*$`);
const publicKey = base64url(65);
const secret = base64url(16);

/** Null when the device can be called; otherwise why not. */
export function checkDevice(device: PushDevice): Refusal<"unknown_push_service" | "bad_keys"> | null {
  if (!isService(device.endpoint)) return refuse("unknown_push_service");
  return publicKey.test(device.publicKey) && secret.test(device.secret) ? null : refuse("bad_keys");
}

function isService(endpoint: string): boolean {
  if (!URL.canParse(endpoint) || endpoint.length > 1_000) return false;
  const { protocol, hostname, port, username } = new URL(endpoint);
  const isPlain = protocol === "https:" && port === "" && username === "";
  return isPlain && services.some((service) => service.test(hostname));
}
