WITH
judged AS (
    SELECT *,
        CASE
            WHEN channel <> 0 THEN 0
            WHEN marketplace <> 0 THEN 1
            WHEN gold_member = 0 THEN 2
            WHEN supplier_region_fee_class = 2 THEN 3
            WHEN paid_on_platform = 0 THEN 4
            WHEN issue >= 3 AND has_quality_terms = 0 THEN 5
            WHEN issue = 1 AND coalesce(actual_ship_date, as_of) <= agreed_ship_date THEN 6
            WHEN issue = 2 AND (actual_ship_date IS NOT NULL OR as_of <= agreed_ship_date) THEN 7
            ELSE 8
        END AS reason,
        least(paid_on_platform, coverage_limit) AS released_now,
        coalesce(last_supplier_reply, dispute_opened_on) AS supplier,
        coalesce(last_buyer_reply, dispute_opened_on) AS buyer
    FROM orders
),
disputed AS (
    SELECT *,
        CASE
            WHEN dispute_opened_on IS NULL THEN 0
            WHEN escalated <> 0 OR as_of - supplier > 7 THEN 1
            WHEN as_of - buyer > 7 THEN 2
            WHEN as_of - dispute_opened_on >= 31 THEN 1
            WHEN as_of - dispute_opened_on >= 4 THEN 3
            ELSE 4
        END AS dispute_state
    FROM judged
)
SELECT
    reason = 8 AS covered,
    reason,
    CASE supplier_region_fee_class
        WHEN 0 THEN least({two}, {cap})
        WHEN 1 THEN {three}
        ELSE {zero}
    END AS fee,
    released_now,
    paid_on_platform - released_now AS frozen,
    CASE WHEN reason = 8 AND issue <> 0 THEN released_now ELSE {zero} END AS refund_claimable,
    dispute_state,
    CASE dispute_state
        WHEN 4 THEN least(dispute_opened_on + 4, supplier + 8, buyer + 8)
        WHEN 3 THEN least(dispute_opened_on + 31, supplier + 8, buyer + 8)
    END AS next_deadline
FROM disputed
