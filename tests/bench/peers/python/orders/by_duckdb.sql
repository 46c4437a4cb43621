WITH
zoned AS (
    SELECT *,
        order_type = 'trade_assurance' AS protected,
        supplier_country IN ('CN', 'HK', 'TW') AS china,
        CASE WHEN logistics = 'alibaba' THEN 0.01 ELSE 0.02 END AS rate
    FROM orders
),
dated AS (
    SELECT *,
        CASE
            WHEN created_at < TIMESTAMPTZ '2019-07-25 00:00-07' THEN 'intl-2017'
            WHEN supplier_country = 'US' AND buyer_country = 'US' THEN 'us-2019'
            WHEN created_at < TIMESTAMPTZ '2022-02-17 00:00-08' THEN 'intl-2019'
            WHEN created_at < TIMESTAMPTZ '2023-01-01 00:00-08' THEN 'intl-2022'
            ELSE 'intl-2023'
        END AS edition,
        -- The fee, or the upper end of its band.
        CASE
            WHEN NOT protected THEN NULL
            WHEN supplier_country = 'US' AND created_at >= TIMESTAMPTZ '2019-07-25 00:00-07' THEN
                round((total - tax) * 0.03, 2)
            WHEN china AND created_at >= TIMESTAMPTZ '2021-01-01 00:00-08' THEN least(round(total * rate, 2), 100.00)
            WHEN supplier_country <> 'CN' THEN NULL
            WHEN created_at >= TIMESTAMPTZ '2019-04-01 00:00-07' THEN
                CASE WHEN onetouch AND total > 5000 THEN 0.00 ELSE least(round(total * rate, 2), 100.00) END
            WHEN created_at >= TIMESTAMPTZ '2018-04-02 00:00-07' THEN
                CASE
                    WHEN total <= 5000 THEN round(total * CASE product_kind WHEN 'wholesale' THEN 0.05 ELSE rate END, 2)
                    WHEN onetouch THEN 0.00
                END
            WHEN onetouch OR total >= 3000 THEN 0.00
            ELSE round(total * CASE logistics WHEN 'alibaba' THEN 0.01 ELSE 0.03 END, 2)
        END AS fee,
        -- Whether it is a band from nothing.
        supplier_country = 'CN' AND (
            (created_at < TIMESTAMPTZ '2018-04-02 00:00-07' AND total >= 1000)
            OR (created_at >= TIMESTAMPTZ '2019-04-01 00:00-07' AND created_at < TIMESTAMPTZ '2021-01-01 00:00-08'
                AND onetouch AND total = 5000)
        ) AS from_nothing
    FROM zoned
),
judged AS (
    SELECT *,
        CASE
            WHEN marketplace <> 'alibaba.com' THEN 'COV-MARKET'
            WHEN NOT protected THEN 'COV-FLOW'
            WHEN NOT coalesce(enrolled,
                CASE edition WHEN 'intl-2017' THEN china WHEN 'us-2019' THEN supplier_country = 'US' ELSE true END
                AND gold_member AND (supplier_country <> 'US' OR verified)) THEN 'COV-SUPPLIER'
            WHEN paid_on_platform = 0 THEN 'COV-PAYMENT'
        END AS reason,
        CASE WHEN from_nothing AND fee IS NOT NULL THEN 0.00 ELSE fee END AS least_fee,
        CASE WHEN edition <> 'us-2019' THEN
            CAST(
                CAST(shipped_at AT TIME ZONE 'America/Los_Angeles' AS DATE) + 1 + 15 * extensions
                + CASE transport WHEN 'land' THEN 30 WHEN 'sea' THEN 45 WHEN 'postal' THEN 60 ELSE 15 END
            AS TIMESTAMP) AT TIME ZONE 'America/Los_Angeles'
        END AS due,
        coalesce(receipt_confirmed_at, CASE WHEN due <= $as_of THEN due END) AS completed
    FROM dated
)
SELECT
    edition,
    CASE
        WHEN reason IS NOT NULL THEN 'not_covered'
        WHEN paid_off_platform > 0 THEN 'partly_covered'
        ELSE 'covered'
    END AS coverage,
    reason,
    CASE WHEN reason IS NULL THEN paid_on_platform END AS covered_max,
    CASE
        WHEN NOT protected THEN 'not_applicable'
        WHEN fee IS NULL THEN 'unpublished'
        WHEN fee <> least_fee THEN 'band'
        ELSE 'exact'
    END AS fee_status,
    least_fee AS supplier_fee_min,
    fee AS supplier_fee_max,
    CAST(
        CASE
            WHEN protected THEN
                CAST(completed AT TIME ZONE 'America/Los_Angeles' AS DATE)
                + CASE WHEN edition = 'intl-2023' AND buyer_tier IN ('enterprise', 'enterprise_pro') THEN 61 ELSE 31 END
            ELSE greatest(CAST(last_paid_at AT TIME ZONE 'America/Los_Angeles' AS DATE), ship_by) + 91
        END
    AS TIMESTAMP) AT TIME ZONE 'America/Los_Angeles' AS claim_closes_at
FROM judged
