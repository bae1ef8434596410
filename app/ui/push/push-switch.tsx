import { m } from "~/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Notice } from "~/ui/primitives/notice";
import { usePush } from "./use-push";

/** Offers to tell this device of news while its screen is off; shows nothing where that cannot be. */
export function PushSwitch({ pushKey, why }: { pushKey: string | null; why: string }) {
  const { state, turn } = usePush(pushKey);
  if (state === "unknown" || state === "absent") return null;
  if (state === "denied") return <Notice>{m.push_denied()}</Notice>;
  return (
    <section className="card stack stack-tight">
      <p>{state === "on" ? m.push_is_on() : why}</p>
      {state === "failed" && (
        <p className="small" role="alert">
          {m.push_failed()}
        </p>
      )}
      <Button type="button" look={state === "on" ? "quiet" : "main"} onClick={() => turn(state !== "on")}>
        {state === "on" ? m.push_turn_off() : m.push_turn_on()}
      </Button>
    </section>
  );
}
