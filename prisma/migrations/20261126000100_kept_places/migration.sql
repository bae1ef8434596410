-- Where a load that waits stands in the plan of its courier's run, so that the next tick can keep the plan without a search.
ALTER TABLE "outlook"
  ADD COLUMN "behind_pickup" INTEGER,
  ADD COLUMN "behind_door" INTEGER,
  ADD CONSTRAINT "outlook_place_whole" CHECK (("behind_pickup" IS NULL) = ("behind_door" IS NULL)
    AND ("behind_pickup" IS NULL OR ("behind_pickup" > "behind_door" AND "behind_door" >= 0 AND "kind" = 'wait')));
