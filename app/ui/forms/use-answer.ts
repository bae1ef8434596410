import { useActionData, useNavigation } from "@remix-run/react";
import { useRef } from "react";

/**
 * What the action answered, until the next form is sent. A page that looks for news of its own accord loses Remix's
 * `useActionData` at the first look, and with it the words why something was refused.
 */
export function useAnswer<Action>(): ReturnType<typeof useActionData<Action>> {
  const answer = useActionData<Action>();
  const { formMethod } = useNavigation();
  const kept = useRef(answer);
  if (answer !== undefined) kept.current = answer;
  else if (formMethod !== undefined) kept.current = undefined;
  return kept.current;
}
