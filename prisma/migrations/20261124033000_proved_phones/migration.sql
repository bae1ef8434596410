-- A guest who typed the code proved the number to this browser, without an account and for half an hour.
ALTER TABLE "one_time_code" ADD COLUMN "proved_at" TIMESTAMPTZ(3);
CREATE INDEX "one_time_code_browser_id_proved_at_idx" ON "one_time_code"("browser_id", "proved_at");
