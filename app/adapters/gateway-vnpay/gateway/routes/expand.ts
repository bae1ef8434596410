import type { TreeObject } from "../../stripe/form";
import { expand } from "../../stripe/params";

/** The `expand` of parameters that were read already. */
export const expandOf = (params: TreeObject): readonly string[] | null => expand(params["expand"], "expand");
