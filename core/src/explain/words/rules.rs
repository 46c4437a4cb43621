//! Short titles of the rules; their full statements are the rulebook's.

use super::words;
use crate::rule::Rule;

words! { Rule {
    EdiSelect => "which rules apply", CovMarket => "made on Alibaba.com", CovFlow => "made as a Trade Assurance order",
    CovSupplier => "supplier takes part", CovPayment => "paid through the platform", CovAmount => "covered amount",
    ClmGround => "ground is covered", ClmTermDate => "a ship date was agreed",
    ClmTermQuality => "a measurable quality was agreed", ClmTermQuantity => "a quantity was agreed",
    ClmBreach => "the breach has happened", ClmWindow => "the time to claim", ClmAccepted => "breach not accepted",
    ClmExcluded => "not excluded by disclosure or inspection", ClmInspection => "inspection",
    FeeSupplier => "supplier's transaction fee", FeePayment => "payment processing", FeeWithdrawal => "withdrawal fee",
    FeeInverse => "total for a net or a budget", RelModel => "release of the money",
    RelComplete => "completion of the order", RelExtend => "longer receiving time", RelLock => "lock during a dispute",
    RelRefund => "source of a refund", RelStart => "start of a refund", RelPosting => "postings",
    DisOpen => "opening a dispute", DisReply => "replies in a dispute", DisAccept => "accepting a proposal",
    DisEscalate => "escalation by the claimant", DisAuto => "automatic escalation", DisSilence => "silence in a dispute",
    DisQuick => "quick refund", DisWithdraw => "withdrawal of a dispute", DisEvidence => "evidence in time",
    DisFiles => "evidence files", DisTeam => "the programme's team joins", DisDecide => "the programme decides",
    DisSettle => "settlement or ruling", DisRefile => "filing again", GuaDelivery => "delivery guarantee",
    GuaReturn => "Easy Return", LifState => "state of the order", LifConfirm => "confirmation of the order",
    LifPay => "payment after confirmation", LifShip => "shipment by the agreed date", LifInspect => "inspection before shipment",
    LifChange => "allowed changes", TrmShip => "wording of the ship date", TrmQuantity => "wording of the quantity",
    TrmQuality => "wording of the quality", TrmDimensions => "dimensions", TrmWeight => "weight",
    TrmPackaging => "packaging", TrmInspection => "inspection in the contract", TrmAttachment => "attached specification",
    TrmOffPlatform => "payments outside the platform", TrmFreight => "freight line", TrmRemarks => "remarks",
    TrmTestPayment => "small test payment", TrmPromise => "promises that are never covered",
} }
