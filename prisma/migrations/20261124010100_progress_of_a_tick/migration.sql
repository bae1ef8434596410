-- How many of its decisions a tick has carried out so far.
ALTER TABLE "desk" ADD COLUMN "step" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "steps" INTEGER NOT NULL DEFAULT 0;
