//! Words for what an order document says, and the questions for what it leaves out.

use super::words;
use crate::codes::{
    BuyerTier, CoverageType, EvidenceFrom, Field, Ground, Incoterm, Logistics, Marketplace, OrderType, Party,
    PaymentMethod, PaymentPart, PaymentStatus, ProductKind, QualityTerms, ReleaseModel, Rounding, Route, ShipAfter,
    Transport,
};

words! { Marketplace {
    AlibabaCom => "Alibaba.com", M1688 => "1688.com", Taobao => "Taobao", Other => "another marketplace",
} }
words! { OrderType {
    TradeAssurance => "a Trade Assurance order", DirectPay => "a direct-pay order",
    Offline => "an order made outside the platform",
} }
words! { BuyerTier {
    Registered => "registered", Potential => "potential", SmallBusiness => "small business", Enterprise => "enterprise",
    EnterprisePro => "enterprise pro", Gold => "gold", Seed => "seed", Scaleup => "scale-up",
} }
words! { Logistics { Alibaba => "Alibaba's own logistics", ThirdParty => "somebody else's logistics" } }
words! { ProductKind { Wholesale => "stock goods", Custom => "goods made to specification" } }
words! { Transport {
    Express => "express courier", Air => "air freight", Land => "land transport", Sea => "sea freight", Postal => "post",
} }
words! { Incoterm {
    Exw => "EXW (ex works)", Fca => "FCA (free carrier)", Fas => "FAS (free alongside ship)",
    Fob => "FOB (free on board)", Cfr => "CFR (cost and freight)", Cif => "CIF (cost, insurance and freight)",
    Cpt => "CPT (carriage paid to)", Cip => "CIP (carriage and insurance paid to)", Dap => "DAP (delivered at place)",
    Dpu => "DPU (delivered at place unloaded)", Dat => "DAT (delivered at terminal)", Ddp => "DDP (delivered duty paid)",
} }
words! { CoverageType {
    PreShipment => "cover up to shipment", PostDelivery => "cover after delivery",
} }
words! { ReleaseModel {
    Limit => "released on arrival up to the supplier's limit, the rest frozen until completion",
    Completion => "held until completion",
    InspectionAndShipment => "held until the goods are shipped in time and have passed a booked inspection",
} }
words! { Party {
    Buyer => "buyer", Supplier => "supplier", Programme => "programme", Inspector => "inspector",
} }
words! { Ground {
    NotShipped => "goods not shipped", LateShipment => "goods shipped late", Quality => "quality not as agreed",
    Quantity => "quantity not as agreed", LateDelivery => "goods delivered late", ChangeOfMind => "change of mind",
    AfterSales => "after-sales service", Warranty => "warranty", Replacement => "replacement of goods",
    DestinationCost => "costs at the destination", TransitDamage => "damage in transit",
    CarrierChanged => "carrier changed", BuyerNotPaid => "buyer has not paid",
} }
words! { PaymentMethod {
    Card => "card", ApplePay => "Apple Pay", GooglePay => "Google Pay", Afterpay => "Afterpay", Paypal => "PayPal",
    Wire => "wire transfer", LocalWire => "local bank transfer", OnlineBank => "online bank payment",
    WesternUnion => "Western Union", Boleto => "Boleto", Alipay => "Alipay", WechatPay => "WeChat Pay", Cash => "cash",
    Other => "another method", PayLater => "Pay Later", PaymentTerms => "payment terms",
} }
words! { Route { OnPlatform => "through the platform", OffPlatform => "outside the platform" } }
words! { PaymentPart {
    Initial => "initial payment", Balance => "balance", Full => "full payment", Other => "other payment",
} }
words! { PaymentStatus { Received => "received", Processing => "being processed" } }
words! { ShipAfter { InitialPayment => "after the initial payment", Balance => "after the balance" } }
words! { EvidenceFrom { Buyer => "from the buyer", Supplier => "from the supplier", Both => "from both sides" } }
words! { QualityTerms {
    None => "no quality was agreed", Unclear => "the agreed quality cannot be measured",
    Measurable => "the agreed quality can be measured",
} }
words! { Rounding {
    HalfUp => "to the nearest unit, halves up", HalfEven => "to the nearest unit, halves to even", Up => "up",
    Down => "down",
} }
words! { Field {
    Marketplace => "On which marketplace was the order made?",
    OrderType => "Is it a Trade Assurance order, a direct-pay order or one made outside the platform?",
    UsdRate => "How many US dollars is one unit of the order's currency worth?",
    Total => "What is the order total, with tax and shipping?",
    Tax => "How much tax is in the total?",
    SupplierCountry => "In which country is the supplier?",
    SupplierEnrolled => "Is the supplier enrolled in Trade Assurance?",
    SupplierGoldMember => "Is the supplier a Gold Supplier?",
    SupplierVerified => "Is the supplier verified?",
    SupplierLimit => "How much of the supplier's Trade Assurance limit was left before the first payment?",
    BuyerCountry => "In which country is the buyer?",
    BuyerTier => "Which membership tier has the buyer?",
    DestinationCountry => "To which country do the goods go?",
    BuyNow => "Was it an instant checkout?",
    Logistics => "Who carries the goods: Alibaba's logistics or somebody else?",
    Onetouch => "Are the goods exported through OneTouch?",
    ProductKind => "Are they stock goods or made to specification?",
    Transport => "How do the goods travel: express, air, land, sea or post?",
    Incoterm => "Which Incoterm was agreed?",
    CoverageType => "Is the cover up to shipment or after delivery?",
    Terms => "What does the contract say: ship date, quantity, quality, inspection?",
    TermsQuantity => "Which quantity was agreed?",
    TermsQuality => "Which quality was agreed?",
    TermsInspection => "Was an inspection booked?",
    DeliveryGuarantee => "Is the order marked with a delivery guarantee, and for which date?",
    EasyReturn => "Is the order marked for Easy Return?",
    DefectsDisclosed => "Did the supplier disclose defects beforehand?",
    Events => "What has happened so far: payments, shipment, receipt, disputes?",
    EventRoute => "Which payments went through the platform?",
    EventPart => "Which payments were the initial payment and which the balance?",
    EventMethod => "By which method was each payment made?",
} }
