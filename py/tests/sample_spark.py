"""What a user of Spark writes, for the type checkers: right as it stands, strictly read."""

from datetime import datetime
from typing import assert_type

import trade_assurance as ta
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import StructType
from trade_assurance import spark as tas


def nightly(session: SparkSession, as_of: datetime, rulebook: ta.Rulebook | None = None) -> DataFrame:
    rows = session.table("orders")
    answers = tas.decide(rows, as_of, keep=["currency"], ignore_others=True, rulebook=rulebook)
    assert_type(answers, DataFrame)
    return answers.where("coverage = 'covered'")


def by_hand(rows: DataFrame) -> DataFrame:
    plan = tas.plan(rows, "2021-04-02T09:00:00Z", zoneless_is_utc=True)
    assert_type(plan.schema, StructType)
    assert_type(plan.digest, str)
    return rows.select(*plan.columns).mapInArrow(plan, plan.schema)


def sql(session: SparkSession) -> None:
    tas.register(session, "2021-04-02T09:00:00Z", name="ours", texts=True)
