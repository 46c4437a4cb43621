-- What the extension must do. Expected values come from the rules and their cases, not from the extension.
SET timezone = 'Asia/Shanghai';

-- Checks: each stops the test with what it got.
CREATE FUNCTION check_equal(what text, got anyelement, expected anyelement) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF got IS DISTINCT FROM expected THEN
        RAISE EXCEPTION '%: got %, expected %', what, got, expected;
    END IF;
END $$;

CREATE FUNCTION check_refused(what text, statement text, state text, message text,
                              detail text DEFAULT '%', hint text DEFAULT '%') RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    got_message text;
    got_detail text;
    got_hint text;
BEGIN
    BEGIN
        EXECUTE statement;
    EXCEPTION WHEN OTHERS THEN
        GET STACKED DIAGNOSTICS got_message = MESSAGE_TEXT, got_detail = PG_EXCEPTION_DETAIL,
            got_hint = PG_EXCEPTION_HINT;
        PERFORM check_equal(what || ', state', SQLSTATE::text, state);
        IF got_message NOT LIKE message OR got_detail NOT LIKE detail OR got_hint NOT LIKE hint THEN
            RAISE EXCEPTION '%: got message %, detail %, hint %', what, got_message, got_detail, got_hint;
        END IF;
        RETURN;
    END;
    RAISE EXCEPTION '%: was not refused', what;
END $$;

CREATE FUNCTION plan_of(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    line text;
    plan text := '';
BEGIN
    FOR line IN EXECUTE 'EXPLAIN (ANALYZE, TIMING OFF) ' || query LOOP
        plan := plan || line || E'\n';
    END LOOP;
    RETURN plan;
END $$;

-- The extension

CREATE EXTENSION trade_assurance;
SET search_path = public, trade_assurance;
SELECT check_equal('every answer is immutable, and every function safe in parallel',
                   array_agg(proname ORDER BY proname), '{rulebook_digest,rulebook_version,selftest,version}'::name[])
FROM pg_proc
WHERE pronamespace = 'trade_assurance'::regnamespace AND (provolatile <> 'i' OR proparallel <> 's');
SELECT check_equal('every function says what it is', array_agg(proname), NULL::name[])
FROM pg_proc WHERE pronamespace = 'trade_assurance'::regnamespace AND obj_description(oid, 'pg_proc') IS NULL;
SELECT check_equal('the self-test passes inside the host', selftest()->'ok', 'true');

-- The orders of tests/cases/base

CREATE TABLE base AS
SELECT name,
       pg_read_file(:'expected' || '/' || name || '.order.json')::jsonb AS document,
       pg_read_file(:'expected' || '/' || name || '.as_of')::timestamptz AS as_of,
       pg_read_file(:'expected' || '/' || name || '.json') AS json,
       pg_read_file(:'expected' || '/' || name || '.txt') AS page
FROM (SELECT regexp_replace(file, '\.as_of$', '')
      FROM pg_ls_dir(:'expected') AS file WHERE file LIKE '%.as_of') AS names (name);

CREATE FUNCTION base(name text) RETURNS jsonb LANGUAGE SQL STABLE AS 'SELECT document FROM base WHERE base.name = $1';

SELECT check_equal('base orders', count(*), 14::bigint) FROM base;
SELECT check_equal(name || ': the assessment is that of the command', assess(document, as_of), json::jsonb),
       check_equal(name || ': the page is that of the command', assess_text(document, as_of), page)
FROM base;
SELECT check_equal(name || ': both paths give one coverage',
                   coverage(document, as_of), assess(document, as_of)#>>'{coverage,verdict}'),
       check_equal(name || ': both paths give one fee', fee_max(document),
                   (assess(document, as_of)#>>'{fees,supplier,max}')::numeric),
       check_equal(name || ': the calendar is whole', (SELECT count(*)::int FROM calendar(document, as_of)),
                   jsonb_array_length(assess(document, as_of)->'calendar'))
FROM base;

-- Coverage

SELECT check_equal('coverage of ' || name, coverage(document, as_of), expected)
FROM base JOIN (VALUES ('bare-2021', 'undetermined'), ('covered-2021', 'covered'), ('covered-2022', 'covered'),
                       ('covered-us-2020', 'covered'), ('direct-2021', 'not_covered'), ('offline-2021', 'not_covered'),
                       ('pre-2016', 'covered')) AS verdicts (name, expected) USING (name);
SELECT check_equal('a payment off the platform covers the rest',
                   coverage(jsonb_set(base('covered-2021'), '{events,2,route}', '"off_platform"')),
                   'partly_covered');
SELECT check_equal('why not', coverage_reason(base('direct-2021')), 'COV-FLOW');
SELECT check_equal('no reason where it is covered', coverage_reason(base('covered-2021')), NULL::text);
SELECT check_equal('before the first edition there are no rules', coverage(
    '{"id": "1", "currency": "USD", "created_at": "2014-06-01T00:00:00Z"}'), 'unpublished');

-- Fees: 1 % with the platform's logistics, 2 % otherwise, at most USD 100 [F-078]

CREATE FUNCTION priced(total jsonb, logistics text DEFAULT 'third_party') RETURNS jsonb LANGUAGE SQL STABLE AS $$
    SELECT base('covered-2021') || jsonb_build_object('total', total, 'logistics', logistics, 'events', '[]'::jsonb)
$$;
SELECT check_equal('2 % of 4000.00', fee(priced('"4000.00"'))::text, '80.00');
SELECT check_equal('1 % of 4000.00', fee(priced('"4000.00"', 'alibaba'))::text, '40.00');
SELECT check_equal('the cap', fee(priced('"12000.00"'))::text, '100.00');
SELECT check_equal('a band has no fee', fee(priced('"4000.00"', NULL)), NULL::numeric),
       check_equal('but a least', fee_min(priced('"4000.00"', NULL))::text, '40.00'),
       check_equal('and a most', fee_max(priced('"4000.00"', NULL))::text, '80.00'),
       check_equal('and says so', fee_status(priced('"4000.00"', NULL)), 'band');
SELECT check_equal('Direct Pay has none', fee(base('direct-2021')), NULL::numeric),
       check_equal('and says so', fee_status(base('direct-2021')), 'not_applicable');
SELECT check_equal('a total that is not known', fee_status(base('bare-2021')), 'unknown');
SELECT check_equal('US suppliers: 3 % of the total less tax [F-081]', fee(base('covered-us-2020'))::text, '60.00');
SELECT check_equal('no fee in 2016 [F-190]', fee(base('pre-2016'))::text, '0.00');
SELECT check_equal('a currency without decimals',
                   fee(priced('400000') - 'tax' || '{"currency": "JPY", "usd_rate": "0.009"}')::text, '8000');
SELECT check_equal('a currency with three',
                   fee(priced('1000.050') - 'tax' || '{"currency": "KWD", "usd_rate": "3.25"}')::text, '20.001');

-- Money survives jsonb, whose numbers are exact

SELECT check_equal('numbers are read exactly', fee(priced('4999.74'))::text, '99.99');
SELECT check_equal('in any spelling', fee(priced('4e3'))::text, '80.00');
SELECT check_equal('to the last cent of the largest total', assess(
    '{"id": "1", "currency": "USD", "created_at": "2020-03-02T20:00:00Z", "total": 9999999999999.99, "tax": 0,
      "order_type": "trade_assurance", "supplier": {"country": "US"}}')#>>'{fees,supplier,base}', '9999999999999.99');
SELECT check_refused('no decimal is lost on the way',
                     'SELECT fee(priced(''4000.0000000000001''))', '22023', 'total: %decimals%');

-- Deadlines: seven days of silence, counted either way, end in the platform's zone [F-134]

SELECT check_equal('who must act trusts the earliest', deadline(document, as_of), '2021-05-27T07:00:00Z'),
       check_equal('the usual reading', deadline_at(document, as_of), '2021-05-28T07:00:00Z'),
       check_equal('who waits trusts the latest', deadline_latest(document, as_of), '2021-05-28T07:00:00Z'),
       check_equal('whose it is', deadline_party(document, as_of), 'supplier')
FROM base WHERE name = 'dispute-2021';
SELECT check_equal('none in an order of which nothing is known', deadline(base('bare-2021')), NULL::timestamptz);
SELECT check_equal('as_of decides: after the deadline the dispute is escalated',
                   assess(base('dispute-2021'), '2021-05-28T07:00:00Z')#>>'{dispute,state}', 'escalated');
SELECT check_equal('as_of is the last event''s instant where it is not given',
                   assess(base('dispute-2021'))->>'as_of', '2021-05-20T19:00:00Z');
SELECT check_equal('as_of is kept to the microsecond', assess(
    base('dispute-2021'), '2021-05-21T19:00:00.000001Z')->>'as_of', '2021-05-21T19:00:00.000001Z');

SELECT check_equal('the calendar: the supplier''s answer',
                   (party, action, opens, closes, closes_earliest, closes_latest, on_silence)::text,
                   (text 'supplier', text 'reply', timestamptz '2021-05-20T19:00:00Z',
                    timestamptz '2021-05-28T07:00:00Z', timestamptz '2021-05-27T07:00:00Z', timestamptz '2021-05-28T07:00:00Z', text 'escalated')::text)
FROM base, calendar(document, as_of) WHERE name = 'dispute-2021' AND rule = 'DIS-SILENCE';

-- Drafts

SELECT check_equal('custom goods and nothing attached', count(*), 1::bigint)
FROM jsonb_array_elements(lint('{"currency": "USD", "draft": {"custom": true}}')->'findings') AS finding
WHERE finding->>'path' = 'draft.attachments';

-- Nothing in, nothing out

SELECT check_equal('NULL gives NULL', num_nonnulls(
    assess(NULL), assess_text(NULL), coverage(NULL, now()),
    coverage_reason(NULL), fee(NULL), fee_min(NULL),
    fee_max(NULL), fee_status(NULL), deadline(NULL),
    deadline_at(NULL), deadline_latest(NULL), deadline_party(NULL),
    calendar_json(NULL), lint(NULL)), 0);
SELECT check_equal('NULL has no calendar', count(*), 0::bigint) FROM calendar(NULL);
SELECT check_equal('a NULL instant is that of the last event', assess(document, NULL),
                   assess(document)) FROM base;

-- Errors are the host's. jsonb keeps the fields of an object by length and letters, and problems come in that order.

SELECT check_refused(what, 'SELECT ' || call, state, message, detail, hint)
FROM (VALUES
    ('no object', 'assess(''[]'')', '22023', '%object%', '%', '%'),
    ('a scalar', 'coverage(''17'')', '22023', '%object%', '%', '%'),
    ('an unknown field', 'assess(base(''covered-2021'') || ''{"bayer": {}}'')', '22023',
     'bayer: `bayer` is not a field of the order',
     'UNKNOWN_FIELD at bayer: %; accepted: %`buyer`%', 'The nearest name to bayer is "buyer".'),
    ('an unknown word', 'coverage(base(''covered-2021'') || ''{"logistics": "alibabba"}'')', '22023', 'logistics: %',
     '%; accepted: %', '%"alibaba"%'),
    ('every problem at once', 'fee(base(''covered-2021'') || ''{"bayer": {}, "total": "-1.00", "tax": 0.001}'')', '22023',
     '%', E'TOO_MANY_DECIMALS at tax: %\nUNKNOWN_FIELD at bayer: %\nNEGATIVE_AMOUNT at total: %', '%"buyer"%'),
    ('what is required', 'lint(''{}'')', '22023', '%', '%', '%'),
    ('an instant before the order', 'assess(base(''covered-2021''), ''2020-01-01'')', '22023',
     'as_of: % is before created_at 2021-03-01T20:00:00Z',
     'AS_OF_BEFORE_CREATED at as_of: %; accepted: 2021-03-01T20:00:00Z or later', '%'),
    ('the same on the quick path', 'coverage(base(''covered-2021''), ''2020-01-01'')', '22023',
     'as_of: % is before created_at 2021-03-01T20:00:00Z',
     'AS_OF_BEFORE_CREATED at as_of: %; accepted: 2021-03-01T20:00:00Z or later', '%'),
    ('infinity', 'deadline(base(''covered-2021''), ''infinity'')', '22008', '%2000 to 2099', '%', '%'),
    ('and the other', 'deadline(base(''covered-2021''), ''-infinity'')', '22008', '%2000 to 2099', '%', '%'),
    ('the year 1999', 'assess(base(''covered-2021''), ''1999-12-31T23:59:59Z'')', '22008', '%2000 to 2099', '%', '%'),
    ('the year 2100', 'assess(base(''covered-2021''), ''2100-01-01T00:00:00Z'')', '22008', '%2000 to 2099', '%', '%'),
    ('a document as deep as the host takes', 'assess((repeat(''['', 3000) || repeat('']'', 3000))::jsonb)', '22023',
     '%', '%', '%')
) AS refused (what, call, state, message, detail, hint);
SELECT check_refused('jsonb with a zero byte is the host''s own refusal', 'SELECT assess(''{"id": "\u0000"}'')',
                     '22P05', '%');

-- A fault of the library is an error too, and the connection goes on.
CREATE FUNCTION force_panic() RETURNS void AS '$libdir/trade_assurance', 'ta_pg_force_panic' LANGUAGE C;
SELECT check_refused('a panic', 'SELECT force_panic()', 'XX000', 'trade_assurance cannot answer: panic');
CREATE FUNCTION bad_row() RETURNS void AS '$libdir/trade_assurance', 'ta_pg_bad_row' LANGUAGE C;
SELECT check_refused('a bad row', 'SELECT bad_row()', '22023',
    'created_at: lies outside the years 2000 to 2099');
SELECT check_equal('after it', fee(priced('"4000.00"'))::text, '80.00');

-- Texts come in and go out in the database's encoding.
SELECT check_equal('UTF-8', assess(base('bare-2021') || '{"id": "訂單 №7"}')->>'order', '訂單 №7');

-- A generated column, an index on it, an index on an expression

CREATE TABLE orders (
    id int PRIMARY KEY,
    document jsonb NOT NULL,
    coverage text GENERATED ALWAYS AS (coverage(document)) STORED,
    fee numeric GENERATED ALWAYS AS (fee(document)) STORED
);
INSERT INTO orders (id, document)
SELECT g, CASE WHEN g % 100 = 0 THEN base('direct-2021')
               ELSE base('dispute-2021') || jsonb_build_object('id', g::text, 'total', 10 * g) END
FROM generate_series(1, 3000) AS g;
SELECT check_equal('generated: one in a hundred is not covered', count(*), 30::bigint)
FROM orders WHERE coverage = 'not_covered';
SELECT check_equal('generated: 2 % of 110', fee::text, '2.20') FROM orders WHERE id = 11;
UPDATE orders SET document = jsonb_set(document, '{logistics}', '"alibaba"') WHERE id = 11;
SELECT check_equal('generated anew: 1 % of 110', fee::text, '1.10') FROM orders WHERE id = 11;
SELECT check_refused('a bad document does not get in',
                     'INSERT INTO orders (id, document) VALUES (0, ''{"ID": 1}'')', '22023', '%');

UPDATE orders SET document = jsonb_set(document, '{events,4,at}', '"2021-05-25T19:00:00Z"') WHERE id = 77;
CREATE INDEX orders_coverage ON orders (coverage);
CREATE INDEX orders_deadline ON orders (deadline(document));
ANALYZE orders;
SELECT check_equal('the index on the column is used',
                   plan_of($$SELECT * FROM orders WHERE coverage = 'partly_covered'$$) LIKE '%orders_coverage%', true);
SELECT check_equal('the index on the expression is used', plan_of(
    $$SELECT * FROM orders WHERE deadline(document) = '2021-06-01T07:00:00Z'$$) LIKE '%orders_deadline%', true);
SELECT check_equal('and finds the one that was filed five days later', array_agg(id), '{77}')
FROM orders WHERE deadline(document) = '2021-06-01T07:00:00Z';

-- A trigger that refuses orders that are not covered

CREATE FUNCTION refuse_uncovered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF coverage(NEW.document) <> 'covered' THEN
        RAISE EXCEPTION 'order % is %', NEW.document->>'id', coverage(NEW.document)
            USING ERRCODE = 'check_violation', DETAIL = coverage_reason(NEW.document);
    END IF;
    RETURN NEW;
END $$;
CREATE TABLE purchases (document jsonb);
CREATE TRIGGER covered BEFORE INSERT OR UPDATE ON purchases FOR EACH ROW EXECUTE FUNCTION refuse_uncovered();
INSERT INTO purchases SELECT base('covered-2021');
SELECT check_refused('the trigger', 'INSERT INTO purchases SELECT base(''offline-2021'')', '23514',
                     'order offline-2021 is not_covered', 'COV-FLOW');
SELECT check_refused('the trigger on an update', 'UPDATE purchases SET document = base(''bare-2021'')', '23514',
                     'order bare-2021 is undetermined');
SELECT check_equal('one got in', count(*), 1::bigint) FROM purchases;

-- Parallel workers each have the rulebook, and give the same

SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
CREATE TABLE answers AS
SELECT id, deadline(document, '2021-05-26T00:00:00Z') AS deadline, fee FROM orders;
SELECT check_equal('workers run', plan_of(
    $$SELECT sum(fee(document)), max(deadline(document, '2021-05-26T00:00:00Z')) FROM orders$$)
    LIKE '%Workers Launched: 2%', true);
SELECT check_equal('their sum is that of the generated column', sum(fee(document)),
                   (SELECT sum(fee) FROM orders)) FROM orders;
SET max_parallel_workers_per_gather = 0;
SELECT check_equal('their answers are those of one process', count(*), 0::bigint)
FROM orders JOIN answers USING (id)
WHERE deadline(document, '2021-05-26T00:00:00Z') IS DISTINCT FROM deadline;

-- A database of another encoding; and the extension can be dropped.
CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C';
\connect latin
CREATE EXTENSION trade_assurance;
SET client_encoding = 'UTF8';
SELECT 'Müller' = trade_assurance.assess(
    '{"id": "Müller", "currency": "USD", "created_at": "2021-03-01T20:00:00Z"}')->>'order' AS same
\gset
\if :same
\else
    DO $$ BEGIN RAISE EXCEPTION 'LATIN1: the name of the order came back another'; END $$;
\endif
DROP EXTENSION trade_assurance;
