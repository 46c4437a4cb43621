//! The catalogue of rules: every rule once, in the order of the text.
//!
//! The rulebook holds, for each, its statement, sources and grade; the modules of [`crate::rules`]
//! hold its function. Tests compare the three lists.

codes! {
    /// Every rule that puts a line into an answer.
    Rule {
        EdiSelect = 1 "EDI-SELECT",
        CovMarket = 2 "COV-MARKET", CovFlow = 3 "COV-FLOW", CovSupplier = 4 "COV-SUPPLIER", CovPayment = 5 "COV-PAYMENT",
        CovAmount = 6 "COV-AMOUNT",
        ClmGround = 7 "CLM-GROUND", ClmTermDate = 8 "CLM-TERM-DATE", ClmTermQuality = 9 "CLM-TERM-QUALITY",
        ClmTermQuantity = 10 "CLM-TERM-QUANTITY", ClmBreach = 11 "CLM-BREACH", ClmWindow = 12 "CLM-WINDOW",
        ClmAccepted = 13 "CLM-ACCEPTED", ClmExcluded = 14 "CLM-EXCLUDED", ClmInspection = 15 "CLM-INSPECTION",
        FeeSupplier = 16 "FEE-SUPPLIER", FeePayment = 17 "FEE-PAYMENT", FeeWithdrawal = 18 "FEE-WITHDRAWAL",
        FeeInverse = 19 "FEE-INVERSE",
        RelModel = 20 "REL-MODEL", RelComplete = 21 "REL-COMPLETE", RelExtend = 22 "REL-EXTEND", RelLock = 23 "REL-LOCK",
        RelRefund = 24 "REL-REFUND", RelStart = 25 "REL-START", RelPosting = 26 "REL-POSTING",
        DisOpen = 27 "DIS-OPEN", DisReply = 28 "DIS-REPLY", DisAccept = 29 "DIS-ACCEPT", DisEscalate = 30 "DIS-ESCALATE",
        DisAuto = 31 "DIS-AUTO", DisSilence = 32 "DIS-SILENCE", DisQuick = 33 "DIS-QUICK", DisWithdraw = 34 "DIS-WITHDRAW",
        DisEvidence = 35 "DIS-EVIDENCE", DisFiles = 36 "DIS-FILES", DisTeam = 37 "DIS-TEAM", DisDecide = 38 "DIS-DECIDE",
        DisSettle = 39 "DIS-SETTLE", DisRefile = 40 "DIS-REFILE",
        GuaDelivery = 41 "GUA-DELIVERY", GuaReturn = 42 "GUA-RETURN",
        LifState = 43 "LIF-STATE", LifConfirm = 44 "LIF-CONFIRM", LifPay = 45 "LIF-PAY", LifShip = 46 "LIF-SHIP",
        LifInspect = 47 "LIF-INSPECT", LifChange = 48 "LIF-CHANGE",
        TrmShip = 49 "TRM-SHIP", TrmQuantity = 50 "TRM-QUANTITY", TrmQuality = 51 "TRM-QUALITY",
        TrmDimensions = 52 "TRM-DIMENSIONS", TrmWeight = 53 "TRM-WEIGHT", TrmPackaging = 54 "TRM-PACKAGING",
        TrmInspection = 55 "TRM-INSPECTION", TrmAttachment = 56 "TRM-ATTACHMENT", TrmOffPlatform = 57 "TRM-OFF-PLATFORM",
        TrmFreight = 58 "TRM-FREIGHT", TrmRemarks = 59 "TRM-REMARKS", TrmTestPayment = 60 "TRM-TEST-PAYMENT",
        TrmPromise = 61 "TRM-PROMISE",
    }
}

impl Rule {
    /// How many rules there are.
    pub const COUNT: usize = Self::ALL.len();

    /// The rule's place in the catalogue.
    pub const fn place(self) -> usize {
        self as usize - 1
    }
}
