import { m } from "~/paraglide/messages";

export default function Home() {
  return <h1>{m.app_tagline()}</h1>;
}
