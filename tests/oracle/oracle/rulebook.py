"""Every parameter value of rules.md, as constants. Nothing is read from the product's rulebook."""
from decimal import Decimal as D

from .clock import date_ordinal as on

# 2. Editions
FIRST_DAY = on("2015-02-04")
INTL_2017_FROM = on("2017-12-08")
SPLIT_2019_FROM = on("2019-07-25")
INTL_2022_FROM = on("2022-02-17")
INTL_2023_FROM = on("2023-01-01")
CONFLICTING_MODELS = ("intl-2019", "intl-2022", "intl-2023")
MODERN = ("intl-2019", "intl-2022", "intl-2023")
PRE_SHIPMENT_BEFORE = on("2015-07-22")

# 3. Coverage
SUPPLIER_COUNTRIES = {
    "intl-2015": ("CN",),
    "intl-2017": ("CN", "HK", "TW"),
    "intl-2019": ("CN", "HK", "TW", "MY", "US"),
    "intl-2022": ("CN", "HK", "TW", "MY", "US"),
    "intl-2023": ("CN", "HK", "TW", "MY", "US"),
    "us-2019": ("US",),
}
GROUNDS = (
    "not_shipped", "late_shipment", "quality", "quantity", "late_delivery", "change_of_mind", "after_sales",
    "warranty", "replacement", "destination_cost", "transit_damage", "carrier_changed", "buyer_not_paid",
)
NEVER_COVERED = ("change_of_mind", "after_sales", "warranty", "replacement", "destination_cost")
BUYER_RISK_INCOTERMS = ("EXW", "FCA", "FAS", "FOB", "CFR", "CIF", "CPT", "CIP")
SUPPLIER_RISK_INCOTERMS = ("DAP", "DPU", "DAT", "DDP")
WINDOW_CLEARANCE, WINDOW_SHIPMENT = 15, 90
WINDOW_RECEIPT, WINDOW_RECEIPT_ENTERPRISE = 30, 60
WINDOW_CLOSED, WINDOW_OFFLINE = 30, 90
ENTERPRISE = ("enterprise", "enterprise_pro")
AMENDMENT_DAYS = 90

# 4. Fees
CARD = ((on("2015-02-04"), D("0.028")), (on("2017-07-01"), D("0.024")), (on("2018-06-04"), D("0.0295")),
        (on("2023-01-01"), D("0.0299")))
BUY_NOW_UNTIL = on("2017-07-01")  # the first row only
WALLET_RATE, WALLET_LIMIT = D("0.0299"), D(12000)
METHOD_FROM = {"apple_pay": on("2023-01-01"), "google_pay": on("2023-01-01"), "afterpay": on("2023-01-01"),
               "paypal": on("2023-01-01"), "payment_terms": on("2020-01-01")}
METHOD_LIMIT = {"apple_pay": D(12000), "google_pay": D(12000), "afterpay": D(2000), "pay_later": D(150000),
                "payment_terms": D(50000)}
METHOD_BUYERS = {"afterpay": ("US", "CA", "GB", "AU", "NZ"), "boleto": ("BR",), "pay_later": ("US",),
                 "payment_terms": ("US",)}
WIRE_CURRENCIES = ("USD", "HKD", "CNY", "AUD", "CAD", "JPY", "EUR", "GBP", "SGD")
EUROPE = ("AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT",
          "LI", "LT", "LU", "LV", "MC", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK")
LOCAL_WIRE_BUYERS = ("US", "AU", "CA", "GB", "JP", "NZ") + EUROPE
LOCAL_WIRE_UNPUBLISHED = ("JP", "NZ")
LOCAL_WIRE_LIMIT = D(1000000)
USD_ONLY = ("online_bank", "western_union")
ONLINE_BANK_FEE = D(15)
ONLINE_BANK_FREE = (on("2017-12-15"), on("2019-03-31"))
ONLINE_BANK_LINKED_FROM = on("2020-12-29")
WESTERN_UNION = ((D(50), D("4.95")), (D(100), D(8)), (D(250), D(10)), (D(500), D(12)), (D(750), D(15)),
                 (D(1000), D(18)))
BOLETO_RATE = D("0.0135")
WITHDRAWAL_FEE, WITHDRAWAL_FROM = D(1), on("2019-07-25")

CN_2017, CN_2018, CN_2019 = on("2017-04-01"), on("2018-04-02"), on("2019-04-01")
ASIA_2021, ASIA_2026 = on("2021-01-01"), on("2026-01-01")
US_FEE_FROM, US_FEE = on("2019-07-25"), D("0.03")
RATE_ALIBABA, RATE_OTHER, RATE_2017_OTHER = D("0.01"), D("0.02"), D("0.03")
RATE_WHOLESALE, RATE_2026 = D("0.05"), D("0.03")
T_2017_LOW, T_2017_HIGH, T_5000, SUPPLIER_CAP = D(1000), D(3000), D(5000), D(100)

# 5. Funds
COMPLETION_DAYS = {"express": 15, "air": 15, "land": 30, "sea": 45, "postal": 60}
EXTENSION_DAYS = 15
REFUND_START_WORKING_DAYS = 7

# 6. Disputes
ESCALATE_DAY, ESCALATE_DAY_OFFLINE = 4, 6
AUTO_DAY = {"intl-2017": 8, "intl-2019": 31, "intl-2022": 31, "intl-2023": 31, "us-2019": 31}
AUTO_DAY_OFFLINE, AUTO_DAY_2015 = 11, 16
SILENCE_DAYS, QUICK_DAYS, EVIDENCE_DAYS = 7, 5, 3
QUICK_LIMIT = {"registered": D(500), "potential": D(1000), "small_business": D(1000), "enterprise": D(1000),
               "enterprise_pro": D(1000), "gold": D(1000)}
QUICK_LARGEST, QUICK_POSSIBLE = D(1000), D(500)
GUARANTEE_RATE, GUARANTEE_CAP, GUARANTEE_DAYS = D("0.10"), D(100), 30
RETURN_LIMIT, RETURN_DAYS = D(3000), 30
RETURN_COUNTRIES = ("AU", "CA", "DE", "IT", "NL", "RU", "GB", "US", "FR", "ES", "PL", "BE", "CZ", "PT", "MX", "KR",
                    "JP", "CL", "SA", "AE", "PK", "IL", "UA", "CH")

# 7. Lifecycle
CONFIRM_DAYS, PAY_DAYS = 30, 60

# The order in which missing fields are named: the document's.
MISSING_ORDER = (
    "marketplace", "order_type", "usd_rate", "total", "tax", "supplier.country", "supplier.enrolled",
    "supplier.gold_member", "supplier.verified", "supplier.limit_available", "buyer.country", "buyer.tier",
    "destination_country", "buy_now", "logistics", "onetouch", "product_kind", "transport", "incoterm", "coverage_type",
    "terms", "terms.quantity", "terms.quality", "terms.inspection", "terms.delivery_guarantee", "terms.easy_return",
    "terms.defects_disclosed", "events", "events[].route", "events[].part", "events[].method",
)


def sort_missing(names):
    """Missing fields once each, in the fixed order."""
    return sorted(set(names), key=MISSING_ORDER.index)
