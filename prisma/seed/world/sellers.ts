import { centralSellers } from "./sellers-centre";
import { northernSellers } from "./sellers-north";
import { southernSellers } from "./sellers-south";
import type { SellerPlan } from "./types";

export const sellers: readonly SellerPlan[] = [...northernSellers, ...centralSellers, ...southernSellers];
