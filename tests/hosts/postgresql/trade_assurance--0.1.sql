-- What Alibaba's Trade Assurance rules say about an order. A later version adds trade_assurance--0.1--X.sql.
\echo Use "CREATE EXTENSION trade_assurance" to load this file. \quit

-- Every function that answers is IMMUTABLE and PARALLEL SAFE: it reads its arguments and the rulebook inside the
-- library, never a clock, a setting or a table. That holds within one version of the library. After another version is
-- installed, REINDEX indexes on these functions, and update rows whose generated columns use them;
-- rulebook_digest() says whether the rules are others.
--
-- document is an order document, as_of the instant to look at it. Where as_of is NULL it is the instant of the order's
-- last event. A NULL document gives NULL.

CREATE FUNCTION assess(document jsonb, as_of timestamptz DEFAULT NULL) RETURNS jsonb
AS 'MODULE_PATHNAME', 'ta_pg_assess' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION assess(jsonb, timestamptz) IS
'everything the rules say of an order: coverage, fees, where the money is, dispute, calendar, each with its sources';

CREATE FUNCTION assess_text(document jsonb, as_of timestamptz DEFAULT NULL) RETURNS text
AS 'MODULE_PATHNAME', 'ta_pg_assess_text' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION assess_text(jsonb, timestamptz) IS 'the same as a page of text for people';

CREATE FUNCTION coverage(document jsonb, as_of timestamptz DEFAULT NULL) RETURNS text
AS 'MODULE_PATHNAME', 'ta_pg_coverage' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION coverage(jsonb, timestamptz) IS
'covered, partly_covered, not_covered, undetermined (a missing fact decides) or unpublished (no rules were published)';

CREATE FUNCTION coverage_reason(document jsonb, as_of timestamptz DEFAULT NULL) RETURNS text
AS 'MODULE_PATHNAME', 'ta_pg_coverage_reason' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION coverage_reason(jsonb, timestamptz) IS
'the first rule that failed, or that is unknown where none failed; NULL where the order is covered';

CREATE FUNCTION fee(document jsonb) RETURNS numeric
AS 'MODULE_PATHNAME', 'ta_pg_fee' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION fee(jsonb) IS
'the supplier''s transaction fee in the order''s currency; NULL where not known to the minor unit, see fee_status';

CREATE FUNCTION fee_min(document jsonb) RETURNS numeric
AS 'MODULE_PATHNAME', 'ta_pg_fee_min' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION fee_min(jsonb) IS 'the least that the fee may be';

CREATE FUNCTION fee_max(document jsonb) RETURNS numeric
AS 'MODULE_PATHNAME', 'ta_pg_fee_max' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION fee_max(jsonb) IS 'the most that the fee may be';

CREATE FUNCTION fee_status(document jsonb) RETURNS text
AS 'MODULE_PATHNAME', 'ta_pg_fee_status' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION fee_status(jsonb) IS
'exact, band (between fee_min and fee_max), unpublished, not_applicable or unknown (a missing fact decides)';

CREATE FUNCTION deadline(document jsonb, as_of timestamptz DEFAULT NULL) RETURNS timestamptz
AS 'MODULE_PATHNAME', 'ta_pg_deadline' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION deadline(jsonb, timestamptz) IS
'the earliest that the next deadline may close: who must act should trust this one; NULL where there is none';

CREATE FUNCTION deadline_at(document jsonb, as_of timestamptz DEFAULT NULL) RETURNS timestamptz
AS 'MODULE_PATHNAME', 'ta_pg_deadline_at' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION deadline_at(jsonb, timestamptz) IS 'when the next deadline closes by the usual reading';

CREATE FUNCTION deadline_latest(document jsonb, as_of timestamptz DEFAULT NULL) RETURNS timestamptz
AS 'MODULE_PATHNAME', 'ta_pg_deadline_latest' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION deadline_latest(jsonb, timestamptz) IS
'the latest that it may close: who profits from the lapse should trust this one';

CREATE FUNCTION deadline_party(document jsonb, as_of timestamptz DEFAULT NULL) RETURNS text
AS 'MODULE_PATHNAME', 'ta_pg_deadline_party' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION deadline_party(jsonb, timestamptz) IS 'whose the next deadline is: buyer, supplier, programme';

CREATE FUNCTION calendar_json(document jsonb, as_of timestamptz DEFAULT NULL) RETURNS jsonb
AS 'MODULE_PATHNAME', 'ta_pg_calendar' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION calendar_json(jsonb, timestamptz) IS 'the calendar of an order as one document';

-- The casts from text to timestamptz depend on settings in general, but not for instants that end in Z.
CREATE FUNCTION calendar(document jsonb, as_of timestamptz DEFAULT NULL)
RETURNS TABLE (rule text, party text, action text,
               opens timestamptz, opens_earliest timestamptz, opens_latest timestamptz,
               closes timestamptz, closes_earliest timestamptz, closes_latest timestamptz,
               on_silence text, grade text, uid text)
LANGUAGE SQL IMMUTABLE PARALLEL SAFE COST 10000 ROWS 10
BEGIN ATOMIC
    SELECT entry->>'rule', entry->>'party', entry->>'action',
           (entry#>>'{opens,at}')::timestamptz, (entry#>>'{opens,earliest}')::timestamptz,
           (entry#>>'{opens,latest}')::timestamptz,
           (entry#>>'{closes,at}')::timestamptz, (entry#>>'{closes,earliest}')::timestamptz,
           (entry#>>'{closes,latest}')::timestamptz,
           entry->>'on_silence', entry->>'grade', entry->>'uid'
    FROM jsonb_array_elements(calendar_json($1, $2)->'calendar') WITH ORDINALITY AS entries (entry, place)
    ORDER BY place;
END;
COMMENT ON FUNCTION calendar(jsonb, timestamptz) IS
'who must or may do what by when, and what silence leads to; each instant by the usual reading, earliest and latest';

CREATE FUNCTION lint(draft jsonb) RETURNS jsonb
AS 'MODULE_PATHNAME', 'ta_pg_lint' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION lint(jsonb) IS
'what the wording of a contract draft lacks, before anybody pays: {"findings": [...]}';

-- These change with the library, so they are STABLE: an index on them would be out of date.
CREATE FUNCTION version() RETURNS text
AS 'MODULE_PATHNAME', 'ta_pg_version' LANGUAGE C STABLE PARALLEL SAFE;
-- Named in full: the host has a version() too.
COMMENT ON FUNCTION @extschema@.version() IS 'the version of the library';

CREATE FUNCTION rulebook_version() RETURNS text
AS 'MODULE_PATHNAME', 'ta_pg_rulebook_version' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION rulebook_version() IS 'the version that the rulebook gives itself';

CREATE FUNCTION rulebook_digest() RETURNS text
AS 'MODULE_PATHNAME', 'ta_pg_rulebook_digest' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION rulebook_digest() IS 'SHA-256 of the rulebook, as every assessment carries it';

CREATE FUNCTION selftest() RETURNS jsonb
AS 'MODULE_PATHNAME', 'ta_pg_selftest' LANGUAGE C VOLATILE PARALLEL SAFE;
COMMENT ON FUNCTION selftest() IS
'assesses orders inside the library and compares the answers with those of the release';
