"""What a type checker must refuse: each line that is wrong says so, and a check that finds nothing there fails."""

import trade_assurance as ta

ta.Order(id="PO-7", created_at="2021-03-01T09:00:00Z", currency="USD", total=12000.0)  # type: ignore[arg-type]
ta.Order(id="PO-7", created_at="2021-03-01T09:00:00Z")  # type: ignore[call-arg]
ta.assess({}, as_of=1617354000)  # type: ignore[arg-type]
ta.assess({}).coverage.verdikt  # type: ignore[attr-defined]
ta.fee_for_net({}, 980.0)  # type: ignore[arg-type]
ta.assess({}).calendar.append  # type: ignore[attr-defined]
