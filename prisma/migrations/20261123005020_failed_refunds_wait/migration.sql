-- A refund that VNPAY refused is back in escrow and waits for a person: that is no contradiction.
CREATE OR REPLACE VIEW invariant_29_closed_orders_are_empty AS
SELECT 'order ' || orders.code AS subject, format('is closed, %s waits in escrow', -kept.balance) AS fault
FROM orders JOIN ledger_account account ON account.code = 'escrow:' || orders.id JOIN ledger_balance kept ON kept.account_id = account.id
WHERE orders.status IN ('completed', 'cancelled', 'expired') AND kept.balance <> 0
  AND NOT EXISTS (SELECT 1 FROM sub_order WHERE sub_order.order_id = orders.id AND status NOT IN ('settled', 'rejected', 'cancelled', 'returned'))
  AND NOT EXISTS (SELECT 1 FROM refund JOIN checkout_session session ON session.id = refund.session_id
    WHERE session.payable_id = orders.id::text AND refund.status = 'failed' AND refund.escrow_vnd > 0)
  AND -kept.balance <> (SELECT coalesce(sum(amount_vnd), 0) FROM claim WHERE claim.order_id = orders.id AND in_escrow AND status IN ('open', 'agreed'));
COMMENT ON VIEW invariant_29_closed_orders_are_empty IS 'Money: a closed order has nothing in escrow but what is complained about, or what VNPAY would not give back';
