export { decide as ours } from "~/domain/delivery/dispatch/decide";
