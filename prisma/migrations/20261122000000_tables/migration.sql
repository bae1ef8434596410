-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "province" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "is_city" BOOLEAN NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "province_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "commune" (
    "code" TEXT NOT NULL,
    "province_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "located" TEXT NOT NULL,

    CONSTRAINT "commune_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "former_ward" (
    "id" SERIAL NOT NULL,
    "ward_code" TEXT NOT NULL,
    "ward_name" TEXT NOT NULL,
    "district_name" TEXT NOT NULL,
    "province_name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "commune_code" TEXT NOT NULL,

    CONSTRAINT "former_ward_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "place" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "province_code" TEXT NOT NULL,
    "population" INTEGER NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "area_closure" (
    "id" UUID NOT NULL,
    "province_code" TEXT NOT NULL,
    "commune_code" TEXT,
    "reason" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID NOT NULL,
    "reopened_by_id" UUID,

    CONSTRAINT "area_closure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "category" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "seller_id" UUID NOT NULL,
    "category_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "photo_id" UUID,
    "province_code" TEXT NOT NULL,
    "cold_class" TEXT NOT NULL DEFAULT 'ambient',
    "season" INTEGER[],
    "certificates" TEXT[],
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "sold_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pack" (
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "sold_by" TEXT NOT NULL,
    "priced_by" TEXT NOT NULL,
    "price_vnd" INTEGER NOT NULL,
    "grams_per_unit" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,
    "minimum" INTEGER NOT NULL,
    "maximum" INTEGER NOT NULL,
    "sku" TEXT,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "pack_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing_draft" (
    "id" UUID NOT NULL,
    "seller_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "published_product_id" UUID,

    CONSTRAINT "listing_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shipment" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "order_id" UUID NOT NULL,
    "sub_order_id" UUID NOT NULL,
    "seller_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "pickup_name" TEXT NOT NULL,
    "pickup_phone" TEXT NOT NULL,
    "pickup_text" TEXT NOT NULL,
    "pickup_commune" TEXT NOT NULL,
    "pickup_province" TEXT NOT NULL,
    "pickup_lat" DOUBLE PRECISION NOT NULL,
    "pickup_lng" DOUBLE PRECISION NOT NULL,
    "drop_name" TEXT NOT NULL,
    "drop_phone" TEXT NOT NULL,
    "drop_text" TEXT NOT NULL,
    "drop_commune" TEXT NOT NULL,
    "drop_province" TEXT NOT NULL,
    "drop_lat" DOUBLE PRECISION NOT NULL,
    "drop_lng" DOUBLE PRECISION NOT NULL,
    "grams" INTEGER NOT NULL,
    "cold_class" TEXT NOT NULL,
    "distance_m" INTEGER NOT NULL,
    "pay_vnd" INTEGER NOT NULL,
    "window_from" TIMESTAMPTZ(3) NOT NULL,
    "window_until" TIMESTAMPTZ(3) NOT NULL,
    "drop_pin" TEXT NOT NULL,
    "pin_tries_left" INTEGER NOT NULL DEFAULT 5,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "courier_id" UUID,
    "run_id" UUID,
    "ready_at" TIMESTAMPTZ(3),
    "unassigned_why" JSONB,
    "offers_made" INTEGER NOT NULL DEFAULT 0,
    "held_why" TEXT,
    "alerted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "shipment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "parcel" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "shipment_id" UUID NOT NULL,
    "grams" INTEGER NOT NULL,
    "scanned_at" TIMESTAMPTZ(3),

    CONSTRAINT "parcel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shipment_event" (
    "id" BIGSERIAL NOT NULL,
    "shipment_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT,
    "actor_id" UUID,
    "client_event_id" TEXT,
    "device_id" TEXT,
    "device_time" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "lat" DOUBLE PRECISION,
    "lng" DOUBLE PRECISION,
    "detail" JSONB NOT NULL,

    CONSTRAINT "shipment_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shift" (
    "id" UUID NOT NULL,
    "courier_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "silences" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "shift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run" (
    "id" UUID NOT NULL,
    "courier_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stop" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "eta" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "stop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offer" (
    "id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "courier_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "pay_vnd" INTEGER NOT NULL,
    "detour_m" INTEGER NOT NULL,
    "pricing" JSONB NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "decline_reason" TEXT,

    CONSTRAINT "offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pass" (
    "id" UUID NOT NULL,
    "courier_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "province_code" TEXT NOT NULL,
    "commune_code" TEXT,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pass_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_proof" (
    "id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "photo_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_proof_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "order_line_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "stars" INTEGER NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "name" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'vi',
    "is_operator" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "blocked_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_code" (
    "id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "browser_id" TEXT NOT NULL,
    "tries_left" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "one_time_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "device" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seller" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "province_code" TEXT NOT NULL,
    "commune_code" TEXT NOT NULL,
    "street" TEXT NOT NULL DEFAULT '',
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "photo_id" UUID,
    "tax_code" TEXT,
    "bank_code" TEXT,
    "bank_account" TEXT,
    "applied_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "decline_note" TEXT,

    CONSTRAINT "seller_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "seller_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "courier" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "vehicle" TEXT NOT NULL,
    "plate" TEXT NOT NULL DEFAULT '',
    "capacity_g" INTEGER NOT NULL,
    "has_cold_box" BOOLEAN NOT NULL DEFAULT false,
    "province_code" TEXT NOT NULL,
    "commune_code" TEXT NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "range_m" INTEGER NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "decline_note" TEXT,

    CONSTRAINT "courier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "address" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "province_code" TEXT NOT NULL,
    "commune_code" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "address_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_window" (
    "key" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "rate_window_pkey" PRIMARY KEY ("key","starts_at")
);

-- CreateTable
CREATE TABLE "lot" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "pack_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "seller_id" UUID NOT NULL,
    "producer_id" UUID,
    "harvested_on" DATE NOT NULL,
    "grade" TEXT NOT NULL DEFAULT '1',
    "received" INTEGER NOT NULL,
    "available" INTEGER NOT NULL,
    "held" INTEGER NOT NULL DEFAULT 0,
    "allocated" INTEGER NOT NULL DEFAULT 0,
    "shipped" INTEGER NOT NULL DEFAULT 0,
    "written_off" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'sellable',

    CONSTRAINT "lot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_movement" (
    "id" BIGSERIAL NOT NULL,
    "lot_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "d_available" INTEGER NOT NULL DEFAULT 0,
    "d_held" INTEGER NOT NULL DEFAULT 0,
    "d_allocated" INTEGER NOT NULL DEFAULT 0,
    "d_shipped" INTEGER NOT NULL DEFAULT 0,
    "d_written_off" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT NOT NULL DEFAULT '',
    "reference" TEXT,
    "actor_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_movement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hold" (
    "id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "pack_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_account" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_balance" (
    "account_id" INTEGER NOT NULL,
    "stripe" INTEGER NOT NULL,
    "balance" BIGINT NOT NULL,
    "entries" BIGINT NOT NULL,

    CONSTRAINT "ledger_balance_pkey" PRIMARY KEY ("account_id","stripe")
);

-- CreateTable
CREATE TABLE "ledger_transaction" (
    "id" BIGSERIAL NOT NULL,
    "idem_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "order_id" UUID,
    "memo" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" BIGSERIAL NOT NULL,
    "transaction_id" BIGINT NOT NULL,
    "account_id" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "id" BIGSERIAL NOT NULL,
    "event_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "relayed_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "request_id" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "photo" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "content_hash" TEXT NOT NULL,
    "original_key" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "colour" TEXT NOT NULL,
    "has_avif" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "photo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "basket" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "person_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "basket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "basket_line" (
    "id" UUID NOT NULL,
    "basket_id" UUID NOT NULL,
    "pack_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "basket_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "basket_id" UUID NOT NULL,
    "person_id" UUID,
    "status" TEXT NOT NULL,
    "contact_name" TEXT NOT NULL,
    "contact_phone" TEXT NOT NULL,
    "province_code" TEXT NOT NULL,
    "commune_code" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "goods_vnd" INTEGER NOT NULL,
    "delivery_vnd" INTEGER NOT NULL,
    "total_vnd" INTEGER NOT NULL,
    "tracking_token" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'vi',
    "hold_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sub_order" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "seller_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "goods_vnd" INTEGER NOT NULL,
    "delivery_vnd" INTEGER NOT NULL,
    "weighed_vnd" INTEGER,
    "estimated_g" INTEGER NOT NULL,
    "packed_g" INTEGER,
    "cold_class" TEXT NOT NULL,
    "distance_m" INTEGER NOT NULL,
    "window_from" TIMESTAMPTZ(3) NOT NULL,
    "window_until" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "delivered_at" TIMESTAMPTZ(3),
    "courier_id" UUID,
    "courier_pay_vnd" INTEGER,
    "settled_at" TIMESTAMPTZ(3),
    "reject_reason" TEXT,
    "parcel_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "sub_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "id" UUID NOT NULL,
    "sub_order_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "pack_id" UUID NOT NULL,
    "product_name" TEXT NOT NULL,
    "pack_label" TEXT NOT NULL,
    "photo_id" UUID,
    "sold_by" TEXT NOT NULL,
    "priced_by" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "price_vnd" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "estimated_g" INTEGER NOT NULL,
    "estimated_vnd" INTEGER NOT NULL,
    "weighed_g" INTEGER,
    "packed_quantity" INTEGER,
    "final_vnd" INTEGER,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_event" (
    "id" BIGSERIAL NOT NULL,
    "order_id" UUID NOT NULL,
    "sub_order_id" UUID,
    "type" TEXT NOT NULL,
    "actor_id" UUID,
    "detail" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkout_session" (
    "id" TEXT NOT NULL,
    "payment_intent" TEXT NOT NULL,
    "payable_id" TEXT NOT NULL,
    "amount_vnd" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "payment_status" TEXT NOT NULL,
    "success_url" TEXT NOT NULL,
    "cancel_url" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "metadata" JSONB NOT NULL,
    "idempotency_key" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checkout_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_attempt" (
    "id" UUID NOT NULL,
    "session_id" TEXT NOT NULL,
    "txn_ref" TEXT NOT NULL,
    "tmn_code" TEXT NOT NULL,
    "amount_vnd" INTEGER NOT NULL,
    "create_date" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "response_code" TEXT,
    "transaction_status" TEXT,
    "transaction_no" TEXT,
    "bank_code" TEXT,
    "pay_date" TEXT,
    "settled_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "returned_at" TIMESTAMPTZ(3),
    "asked_at" TIMESTAMPTZ(3),
    "ask_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "payment_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_callback" (
    "id" BIGSERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "raw_query" TEXT NOT NULL,
    "ip" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL,
    "txn_ref" TEXT,
    "rsp_code" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_callback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund" (
    "id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "attempt_id" UUID NOT NULL,
    "amount_vnd" INTEGER NOT NULL,
    "escrow_vnd" INTEGER NOT NULL,
    "unapplied_vnd" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "transaction_type" TEXT NOT NULL,
    "transaction_no" TEXT,
    "response_code" TEXT,
    "transaction_status" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "ask_count" INTEGER NOT NULL DEFAULT 0,
    "asked_at" TIMESTAMPTZ(3),

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_document" (
    "product_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "category_slug" TEXT NOT NULL,
    "category_name" TEXT NOT NULL,
    "province_code" TEXT NOT NULL,
    "province_name" TEXT NOT NULL,
    "seller_id" UUID NOT NULL,
    "seller_slug" TEXT NOT NULL,
    "seller_name" TEXT NOT NULL,
    "certificates" TEXT[],
    "cold_class" TEXT NOT NULL,
    "price_vnd" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "sold_by" TEXT NOT NULL,
    "priced_by" TEXT NOT NULL,
    "pack_label" TEXT NOT NULL,
    "harvested_on" DATE,
    "available" INTEGER NOT NULL,
    "sold_count" INTEGER NOT NULL,
    "season" INTEGER[],
    "photo_id" UUID,
    "photo_colour" TEXT,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "indexed_at" TIMESTAMPTZ(3) NOT NULL,
    "words" tsvector,
    "traits" TEXT NOT NULL,
    "card" TEXT NOT NULL,

    CONSTRAINT "search_document_pkey" PRIMARY KEY ("product_id")
);

-- CreateTable
CREATE TABLE "search_term" (
    "term" TEXT NOT NULL,

    CONSTRAINT "search_term_pkey" PRIMARY KEY ("term")
);

-- CreateTable
CREATE TABLE "tracking_event" (
    "id" BIGSERIAL NOT NULL,
    "order_id" UUID NOT NULL,
    "shipment_id" UUID,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "source_key" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tracking_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "courier_ping" (
    "id" BIGSERIAL NOT NULL,
    "courier_id" UUID NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "device_time" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "courier_ping_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "commune_province_code_idx" ON "commune"("province_code");

-- CreateIndex
CREATE INDEX "former_ward_commune_code_idx" ON "former_ward"("commune_code");

-- CreateIndex
CREATE INDEX "former_ward_ward_code_idx" ON "former_ward"("ward_code");

-- CreateIndex
CREATE INDEX "place_province_code_idx" ON "place"("province_code");

-- CreateIndex
CREATE INDEX "area_closure_province_code_ends_at_idx" ON "area_closure"("province_code", "ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "category_slug_key" ON "category"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "product_slug_key" ON "product"("slug");

-- CreateIndex
CREATE INDEX "product_seller_id_status_idx" ON "product"("seller_id", "status");

-- CreateIndex
CREATE INDEX "product_status_category_id_idx" ON "product"("status", "category_id");

-- CreateIndex
CREATE UNIQUE INDEX "pack_sku_key" ON "pack"("sku");

-- CreateIndex
CREATE INDEX "pack_product_id_idx" ON "pack"("product_id");

-- CreateIndex
CREATE INDEX "listing_draft_seller_id_updated_at_idx" ON "listing_draft"("seller_id", "updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "shipment_code_key" ON "shipment"("code");

-- CreateIndex
CREATE UNIQUE INDEX "shipment_sub_order_id_key" ON "shipment"("sub_order_id");

-- CreateIndex
CREATE INDEX "shipment_status_ready_at_idx" ON "shipment"("status", "ready_at");

-- CreateIndex
CREATE INDEX "shipment_courier_id_status_idx" ON "shipment"("courier_id", "status");

-- CreateIndex
CREATE INDEX "shipment_order_id_idx" ON "shipment"("order_id");

-- CreateIndex
CREATE INDEX "shipment_drop_province_drop_commune_idx" ON "shipment"("drop_province", "drop_commune");

-- CreateIndex
CREATE UNIQUE INDEX "parcel_code_key" ON "parcel"("code");

-- CreateIndex
CREATE INDEX "parcel_shipment_id_idx" ON "parcel"("shipment_id");

-- CreateIndex
CREATE INDEX "shipment_event_shipment_id_id_idx" ON "shipment_event"("shipment_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "shipment_event_actor_id_client_event_id_key" ON "shipment_event"("actor_id", "client_event_id");

-- CreateIndex
CREATE INDEX "shift_courier_id_ends_at_idx" ON "shift"("courier_id", "ends_at");

-- CreateIndex
CREATE INDEX "run_courier_id_status_idx" ON "run"("courier_id", "status");

-- CreateIndex
CREATE INDEX "stop_run_id_position_idx" ON "stop"("run_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "stop_shipment_id_kind_run_id_key" ON "stop"("shipment_id", "kind", "run_id");

-- CreateIndex
CREATE INDEX "offer_shipment_id_status_idx" ON "offer"("shipment_id", "status");

-- CreateIndex
CREATE INDEX "offer_courier_id_status_idx" ON "offer"("courier_id", "status");

-- CreateIndex
CREATE INDEX "offer_status_expires_at_idx" ON "offer"("status", "expires_at");

-- CreateIndex
CREATE INDEX "pass_courier_id_valid_until_idx" ON "pass"("courier_id", "valid_until");

-- CreateIndex
CREATE INDEX "delivery_proof_shipment_id_idx" ON "delivery_proof"("shipment_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_order_line_id_key" ON "review"("order_line_id");

-- CreateIndex
CREATE INDEX "review_product_id_created_at_idx" ON "review"("product_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "person_phone_key" ON "person"("phone");

-- CreateIndex
CREATE INDEX "one_time_code_phone_created_at_idx" ON "one_time_code"("phone", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "seller_slug_key" ON "seller"("slug");

-- CreateIndex
CREATE INDEX "seller_status_applied_at_idx" ON "seller"("status", "applied_at");

-- CreateIndex
CREATE INDEX "seller_province_code_idx" ON "seller"("province_code");

-- CreateIndex
CREATE INDEX "membership_seller_id_idx" ON "membership"("seller_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_person_id_seller_id_key" ON "membership"("person_id", "seller_id");

-- CreateIndex
CREATE UNIQUE INDEX "courier_person_id_key" ON "courier"("person_id");

-- CreateIndex
CREATE INDEX "courier_status_province_code_idx" ON "courier"("status", "province_code");

-- CreateIndex
CREATE INDEX "address_person_id_used_at_idx" ON "address"("person_id", "used_at");

-- CreateIndex
CREATE INDEX "rate_window_starts_at_idx" ON "rate_window"("starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "lot_code_key" ON "lot"("code");

-- CreateIndex
CREATE INDEX "lot_pack_id_status_harvested_on_idx" ON "lot"("pack_id", "status", "harvested_on");

-- CreateIndex
CREATE INDEX "lot_seller_id_idx" ON "lot"("seller_id");

-- CreateIndex
CREATE INDEX "lot_product_id_idx" ON "lot"("product_id");

-- CreateIndex
CREATE INDEX "stock_movement_lot_id_id_idx" ON "stock_movement"("lot_id", "id");

-- CreateIndex
CREATE INDEX "hold_order_id_idx" ON "hold"("order_id");

-- CreateIndex
CREATE INDEX "hold_line_id_idx" ON "hold"("line_id");

-- CreateIndex
CREATE INDEX "hold_status_expires_at_idx" ON "hold"("status", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_account_code_key" ON "ledger_account"("code");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transaction_idem_key_key" ON "ledger_transaction"("idem_key");

-- CreateIndex
CREATE INDEX "ledger_transaction_order_id_idx" ON "ledger_transaction"("order_id");

-- CreateIndex
CREATE INDEX "ledger_entry_account_id_id_idx" ON "ledger_entry"("account_id", "id");

-- CreateIndex
CREATE INDEX "ledger_entry_transaction_id_idx" ON "ledger_entry"("transaction_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_event_event_id_key" ON "outbox_event"("event_id");

-- CreateIndex
CREATE INDEX "outbox_event_relayed_at_id_idx" ON "outbox_event"("relayed_at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_subject_id_idx" ON "audit_entry"("subject", "id");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_id_idx" ON "audit_entry"("actor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "photo_owner_id_content_hash_key" ON "photo"("owner_id", "content_hash");

-- CreateIndex
CREATE UNIQUE INDEX "message_cause_key" ON "message"("cause");

-- CreateIndex
CREATE INDEX "message_recipient_created_at_idx" ON "message"("recipient", "created_at");

-- CreateIndex
CREATE INDEX "message_created_at_idx" ON "message"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "basket_token_hash_key" ON "basket"("token_hash");

-- CreateIndex
CREATE INDEX "basket_updated_at_idx" ON "basket"("updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "basket_line_basket_id_pack_id_key" ON "basket_line"("basket_id", "pack_id");

-- CreateIndex
CREATE UNIQUE INDEX "orders_code_key" ON "orders"("code");

-- CreateIndex
CREATE UNIQUE INDEX "orders_idempotency_key_key" ON "orders"("idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "orders_tracking_token_key" ON "orders"("tracking_token");

-- CreateIndex
CREATE INDEX "orders_person_id_created_at_idx" ON "orders"("person_id", "created_at");

-- CreateIndex
CREATE INDEX "orders_contact_phone_created_at_idx" ON "orders"("contact_phone", "created_at");

-- CreateIndex
CREATE INDEX "orders_status_hold_expires_at_idx" ON "orders"("status", "hold_expires_at");

-- CreateIndex
CREATE INDEX "orders_created_at_idx" ON "orders"("created_at");

-- CreateIndex
CREATE INDEX "sub_order_seller_id_status_idx" ON "sub_order"("seller_id", "status");

-- CreateIndex
CREATE INDEX "sub_order_status_idx" ON "sub_order"("status");

-- CreateIndex
CREATE UNIQUE INDEX "sub_order_order_id_seller_id_key" ON "sub_order"("order_id", "seller_id");

-- CreateIndex
CREATE INDEX "order_line_sub_order_id_idx" ON "order_line"("sub_order_id");

-- CreateIndex
CREATE INDEX "order_event_order_id_id_idx" ON "order_event"("order_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "checkout_session_payment_intent_key" ON "checkout_session"("payment_intent");

-- CreateIndex
CREATE UNIQUE INDEX "checkout_session_payable_id_key" ON "checkout_session"("payable_id");

-- CreateIndex
CREATE UNIQUE INDEX "checkout_session_idempotency_key_key" ON "checkout_session"("idempotency_key");

-- CreateIndex
CREATE INDEX "checkout_session_status_expires_at_idx" ON "checkout_session"("status", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "payment_attempt_txn_ref_key" ON "payment_attempt"("txn_ref");

-- CreateIndex
CREATE INDEX "payment_attempt_session_id_idx" ON "payment_attempt"("session_id");

-- CreateIndex
CREATE INDEX "payment_attempt_status_expires_at_idx" ON "payment_attempt"("status", "expires_at");

-- CreateIndex
CREATE INDEX "payment_callback_txn_ref_idx" ON "payment_callback"("txn_ref");

-- CreateIndex
CREATE UNIQUE INDEX "refund_cause_key" ON "refund"("cause");

-- CreateIndex
CREATE UNIQUE INDEX "refund_request_id_key" ON "refund"("request_id");

-- CreateIndex
CREATE INDEX "refund_session_id_idx" ON "refund"("session_id");

-- CreateIndex
CREATE INDEX "refund_attempt_id_idx" ON "refund"("attempt_id");

-- CreateIndex
CREATE INDEX "refund_status_idx" ON "refund"("status");

-- CreateIndex
CREATE INDEX "search_document_category_slug_idx" ON "search_document"("category_slug");

-- CreateIndex
CREATE INDEX "search_document_seller_id_idx" ON "search_document"("seller_id");

-- CreateIndex
CREATE UNIQUE INDEX "tracking_event_source_key_key" ON "tracking_event"("source_key");

-- CreateIndex
CREATE INDEX "tracking_event_order_id_id_idx" ON "tracking_event"("order_id", "id");

-- CreateIndex
CREATE INDEX "courier_ping_courier_id_id_idx" ON "courier_ping"("courier_id", "id");

-- CreateIndex
CREATE INDEX "courier_ping_at_idx" ON "courier_ping"("at");

-- AddForeignKey
ALTER TABLE "commune" ADD CONSTRAINT "commune_province_code_fkey" FOREIGN KEY ("province_code") REFERENCES "province"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "former_ward" ADD CONSTRAINT "former_ward_commune_code_fkey" FOREIGN KEY ("commune_code") REFERENCES "commune"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pack" ADD CONSTRAINT "pack_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "parcel" ADD CONSTRAINT "parcel_shipment_id_fkey" FOREIGN KEY ("shipment_id") REFERENCES "shipment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment_event" ADD CONSTRAINT "shipment_event_shipment_id_fkey" FOREIGN KEY ("shipment_id") REFERENCES "shipment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stop" ADD CONSTRAINT "stop_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "courier" ADD CONSTRAINT "courier_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address" ADD CONSTRAINT "address_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_balance" ADD CONSTRAINT "ledger_balance_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "ledger_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "basket_line" ADD CONSTRAINT "basket_line_basket_id_fkey" FOREIGN KEY ("basket_id") REFERENCES "basket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sub_order" ADD CONSTRAINT "sub_order_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_sub_order_id_fkey" FOREIGN KEY ("sub_order_id") REFERENCES "sub_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_event" ADD CONSTRAINT "order_event_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_attempt" ADD CONSTRAINT "payment_attempt_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "checkout_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "checkout_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "payment_attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
