-- The shopper never pays more than the estimate, and never gets back more than was paid.
ALTER TABLE order_line
  ADD CONSTRAINT order_line_sane CHECK (quantity > 0 AND estimated_g > 0 AND estimated_vnd >= 0),
  ADD CONSTRAINT order_line_final_within_estimate CHECK (final_vnd BETWEEN 0 AND estimated_vnd),
  ADD CONSTRAINT order_line_packed_within_order CHECK (packed_quantity BETWEEN 0 AND quantity);
ALTER TABLE sub_order
  ADD CONSTRAINT sub_order_weighed_within_paid CHECK (weighed_vnd BETWEEN 0 AND goods_vnd),
  ADD CONSTRAINT sub_order_sane CHECK (goods_vnd >= 0 AND delivery_vnd >= 0 AND window_until > window_from);
ALTER TABLE basket_line ADD CONSTRAINT basket_line_positive CHECK (quantity > 0);
CREATE INDEX sub_order_waiting_for_release ON sub_order (delivered_at) WHERE status = 'delivered';
-- How many doors are already promised for a window.
CREATE INDEX sub_order_promised ON sub_order (window_from)
  WHERE status IN ('awaiting_payment', 'new', 'accepted', 'harvesting', 'weighed', 'packed', 'handed_over');
