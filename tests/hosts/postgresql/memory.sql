-- A connection that lives long does not grow: :calls calls of a quick function, and a share of that of the others.
-- Caches and fragments grow for a while and then no more; a leak grows in every round alike, by 32 bytes a call at
-- least, the smallest block there is. Also tells how long a million calls take; nothing depends on that.
-- What LLVM keeps of each compiled query is not ours.
SET jit = off;

\set some :calls / 10
\set few :calls / 100

-- Bytes from malloc that are in use, and private memory that is resident.
CREATE FUNCTION pg_temp.heap() RETURNS bigint AS '$libdir/trade_assurance', 'ta_pg_heap' LANGUAGE C VOLATILE;
CREATE FUNCTION pg_temp.resident() RETURNS bigint LANGUAGE SQL VOLATILE AS
$$ SELECT substring(pg_read_file('/proc/self/status') FROM 'RssAnon:\s+(\d+)')::bigint * 1024 $$;

CREATE FUNCTION pg_temp.check_grows_not(what text, expression text, calls bigint) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    query text := format('SELECT count(%s) FROM base, generate_series(1, $1 / 14)', expression);
    heap bigint;
    resident bigint;
    began timestamptz;
BEGIN
    EXECUTE query USING calls / 10;
    FOR round IN 1..4 LOOP
        heap := pg_temp.heap();
        resident := pg_temp.resident();
        began := clock_timestamp();
        EXECUTE query USING calls;
        heap := pg_temp.heap() - heap;
        resident := pg_temp.resident() - resident;
        IF heap < 20000 + 4 * calls AND resident < 100000 + 8 * calls THEN
            RETURN format('%s: %s calls, %s bytes more in use and %s resident, %s s a million',
                          what, calls, heap, resident,
                          round(extract(epoch FROM clock_timestamp() - began) * 1000000 / calls, 1));
        END IF;
    END LOOP;
    RAISE EXCEPTION '%: % calls more, again and again, left % bytes in use and % resident', what, calls, heap, resident;
END $$;

CREATE FUNCTION pg_temp.refused(document jsonb) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM trade_assurance.coverage(document);
EXCEPTION WHEN invalid_parameter_value THEN
    RETURN SQLERRM;
END $$;

CREATE FUNCTION pg_temp.draft(document jsonb) RETURNS jsonb LANGUAGE SQL IMMUTABLE AS
$$ SELECT jsonb_build_object('currency', 'USD', 'terms', document->'terms') $$;

-- Two connections share the work.
\if :first
SELECT pg_temp.check_grows_not('coverage', 'trade_assurance.coverage(document, as_of)', :calls);
\else
SELECT pg_temp.check_grows_not('fee', 'trade_assurance.fee(document)', :some);
SELECT pg_temp.check_grows_not('deadline', 'trade_assurance.deadline(document, as_of)', :some);
SELECT pg_temp.check_grows_not('assess', 'trade_assurance.assess(document, as_of)', :few);
SELECT pg_temp.check_grows_not('assess_text', 'trade_assurance.assess_text(document, as_of)', :few);
SELECT pg_temp.check_grows_not('calendar', 'trade_assurance.calendar_json(document, as_of)', :few);
SELECT pg_temp.check_grows_not('lint', 'trade_assurance.lint(pg_temp.draft(document))', :few);
SELECT pg_temp.check_grows_not('errors', 'pg_temp.refused(document || ''{"bayer": {}}'')', :few);
\endif
