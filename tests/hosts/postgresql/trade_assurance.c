/*
 * The rules of Trade Assurance as functions of PostgreSQL.
 *
 * Every function takes an order document as jsonb. The library is called with copies in UTF-8; what it answers is
 * copied into memory of the host and given back before anything can raise an error, so that an error, which leaves by a
 * long jump, leaves nothing behind.
 */
#include "postgres.h"

#include "fmgr.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "storage/ipc.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"
#include "utils/numeric.h"
#include "utils/timestamp.h"

#include <trade_assurance.h>

PG_MODULE_MAGIC;

void _PG_init(void);

/* From the library's epoch, 1970, to the host's, 2000, in microseconds. */
#define EPOCH_DIFFERENCE ((POSTGRES_EPOCH_JDATE - UNIX_EPOCH_JDATE) * USECS_PER_DAY)

/* The host's first instant that the library does not take: 2100-01-01. */
#define END_OF_TIME (INT64CONST(36525) * USECS_PER_DAY)

void
_PG_init(void)
{
	if (ta_abi_version() != TA_ABI_VERSION)
		ereport(ERROR,
				errmsg("trade_assurance was built for version %d of the library's interface, which has %u",
					   TA_ABI_VERSION, ta_abi_version()));
}

/* What is wrong with the library itself, or with this module. */
static void
fail(ta_status status)
{
	ereport(ERROR,
			errcode(ERRCODE_INTERNAL_ERROR),
			errmsg("trade_assurance cannot answer: %s", ta_status_name(status)));
}

/* The process's one rulebook: made by its first question, given back when it ends. */
static ta_rulebook *book = NULL;

static void
give_book_back(int code, Datum arg)
{
	ta_rulebook_free(book);
	book = NULL;
}

static const ta_rulebook *
rulebook(void)
{
	if (book == NULL)
	{
		ta_status	status = ta_rulebook_embedded(&book);

		if (status != TA_STATUS_OK)
			fail(status);
		on_proc_exit(give_book_back, 0);
	}
	return book;
}

/* A text of the library's in memory of the host; the library's is given back. Ends with a zero byte. */
static char *
host_copy(ta_buffer *text)
{
	char	   *copy = palloc_extended(text->size + 1, MCXT_ALLOC_HUGE | MCXT_ALLOC_NO_OOM);

	if (copy != NULL)
	{
		memcpy(copy, text->data, text->size);
		copy[text->size] = '\0';
	}
	ta_buffer_free(text);
	if (copy == NULL)
		ereport(ERROR, errcode(ERRCODE_OUT_OF_MEMORY), errmsg("out of memory"));
	return pg_any_to_server(copy, strlen(copy), PG_UTF8);
}

static Jsonb *
jsonb_of(char *text)
{
	return DatumGetJsonbP(DirectFunctionCall1(jsonb_in, CStringGetDatum(text)));
}

/* Problems of a document */

/* A member of a problem, or NULL where it is null or says nothing. */
static char *
member(JsonbContainer *problem, const char *name)
{
	JsonbValue *value = getKeyJsonValueFromContainer(problem, name, strlen(name), NULL);

	if (value == NULL || value->type != jbvString || value->val.string.len == 0)
		return NULL;
	return pnstrdup(value->val.string.val, value->val.string.len);
}

/* The texts of an error of the host's. */
typedef struct Complaint
{
	StringInfoData message;		/* the first problem */
	StringInfoData detail;		/* every problem, one a line */
	StringInfoData hint;		/* the names that may have been meant, one a line */
} Complaint;

static void
add_problem(Complaint *complaint, JsonbContainer *problem)
{
	char	   *code = member(problem, "code");
	char	   *path = member(problem, "path");
	char	   *message = member(problem, "message");
	char	   *accepted = member(problem, "accepted");
	char	   *nearest = member(problem, "nearest");

	if (complaint->message.len == 0)
		appendStringInfo(&complaint->message, "%s%s%s", path ? path : "", path ? ": " : "", message);
	else
		appendStringInfoChar(&complaint->detail, '\n');
	appendStringInfo(&complaint->detail, "%s%s%s: %s", code, path ? " at " : "", path ? path : "", message);
	if (accepted != NULL)
		appendStringInfo(&complaint->detail, "; accepted: %s", accepted);
	if (nearest != NULL)
		appendStringInfo(&complaint->hint, "%sThe nearest name to %s is \"%s\".",
						 complaint->hint.len == 0 ? "" : "\n", path, nearest);
}

/* Raises what the library found wrong as an error of the host's: {"errors": [...]} with every problem. */
static void
refuse(ta_status status, ta_buffer *errors)
{
	JsonbValue *problems;
	Complaint	complaint;

	if (errors->data == NULL)
		fail(status);
	problems = getKeyJsonValueFromContainer(&jsonb_of(host_copy(errors))->root, "errors", strlen("errors"), NULL);
	initStringInfo(&complaint.message);
	initStringInfo(&complaint.detail);
	initStringInfo(&complaint.hint);
	for (uint32 i = 0; i < JsonContainerSize(problems->val.binary.data); i++)
		add_problem(&complaint, getIthJsonbValueFromContainer(problems->val.binary.data, i)->val.binary.data);
	ereport(ERROR,
			errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			errmsg_internal("%s", complaint.message.data),
			errdetail_internal("%s", complaint.detail.data),
			complaint.hint.len == 0 ? 0 : errhint("%s", complaint.hint.data));
}

/* Arguments */

/* A document as the library reads it. Numbers of jsonb are exact, so that money is what was written. */
static ta_text
document(FunctionCallInfo fcinfo)
{
	Jsonb	   *json = PG_GETARG_JSONB_P(0);
	char	   *text = JsonbToCString(NULL, &json->root, VARSIZE(json));

	text = pg_server_to_any(text, strlen(text), PG_UTF8);
	return (ta_text) {text, strlen(text)};
}

/* The instant to look at the order; that of its last event where it is NULL. */
static int64
as_of(FunctionCallInfo fcinfo)
{
	TimestampTz instant;

	if (PG_ARGISNULL(1))
		return TA_UNKNOWN;
	instant = PG_GETARG_TIMESTAMPTZ(1);
	if (instant < 0 || instant >= END_OF_TIME)
		ereport(ERROR,
				errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				errmsg("as_of is outside the years 2000 to 2099"));
	return instant + EPOCH_DIFFERENCE;
}

/* The explaining path */

typedef ta_status (*Question) (const ta_rulebook *, const char *, size_t, int64_t, int32_t, ta_buffer *);

static char *
answer(FunctionCallInfo fcinfo, Question question, ta_format format)
{
	ta_text		order = document(fcinfo);
	int64		instant = as_of(fcinfo);
	ta_buffer	out = {NULL, 0};
	ta_status	status = question(rulebook(), order.data, order.size, instant, format, &out);

	if (status != TA_STATUS_OK)
		refuse(status, &out);
	return host_copy(&out);
}

PG_FUNCTION_INFO_V1(ta_pg_assess);
Datum
ta_pg_assess(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	PG_RETURN_JSONB_P(jsonb_of(answer(fcinfo, ta_assess, TA_FORMAT_JSON)));
}

PG_FUNCTION_INFO_V1(ta_pg_assess_text);
Datum
ta_pg_assess_text(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(answer(fcinfo, ta_assess, TA_FORMAT_TEXT)));
}

PG_FUNCTION_INFO_V1(ta_pg_calendar);
Datum
ta_pg_calendar(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	PG_RETURN_JSONB_P(jsonb_of(answer(fcinfo, ta_calendar, TA_FORMAT_JSON)));
}

PG_FUNCTION_INFO_V1(ta_pg_lint);
Datum
ta_pg_lint(PG_FUNCTION_ARGS)
{
	ta_text		draft = document(fcinfo);
	ta_buffer	out = {NULL, 0};
	ta_status	status = ta_lint(rulebook(), draft.data, draft.size, TA_FORMAT_JSON, &out);

	if (status != TA_STATUS_OK)
		refuse(status, &out);
	PG_RETURN_JSONB_P(jsonb_of(host_copy(&out)));
}

/* The quick path */

static ta_row
row_of(FunctionCallInfo fcinfo, int64 instant)
{
	ta_text		order = document(fcinfo);
	ta_buffer	errors = {NULL, 0};
	ta_row		row = {.size = sizeof(ta_row)};
	ta_status	status = ta_fold(rulebook(), order.data, order.size, instant, &row, &errors);

	if (status != TA_STATUS_OK)
		refuse(status, &errors);
	return row;
}

/* The decision on a row; one that is not right is an error with its column and what is accepted there. */
static ta_decision
decided(const ta_row *row)
{
	ta_decision decision = {.size = sizeof(ta_decision)};
	ta_status	status = ta_decide(rulebook(), row, &decision, 1);

	if (status == TA_STATUS_BAD_ROW)
		ereport(ERROR,
				errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				errmsg("%s: %s", ta_code_name(TA_LIST_COLUMN, decision.error_column),
					   ta_row_fault_words(decision.error)));
	if (status != TA_STATUS_OK)
		fail(status);
	return decision;
}

static ta_decision
decision(FunctionCallInfo fcinfo)
{
	ta_row		row = row_of(fcinfo, as_of(fcinfo));

	return decided(&row);
}

static ta_fee
fee(FunctionCallInfo fcinfo)
{
	ta_row		row = row_of(fcinfo, TA_UNKNOWN);
	ta_fee		fee = {.size = sizeof(ta_fee)};
	ta_status	status = ta_fee_quote(rulebook(), &row, &fee);

	if (status == TA_STATUS_BAD_ROW)
		decided(&row);
	if (status != TA_STATUS_OK)
		fail(status);
	return fee;
}

/* A word of a closed list; NULL for none. */
static Datum
word(FunctionCallInfo fcinfo, int32_t list, uint8_t number)
{
	const char *name = ta_code_name(list, number);

	if (name == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(name));
}

static Datum
instant(FunctionCallInfo fcinfo, int64 micros)
{
	if (micros == TA_UNKNOWN)
		PG_RETURN_NULL();
	PG_RETURN_TIMESTAMPTZ(micros - EPOCH_DIFFERENCE);
}

/* Minor units of a currency as a number with all its decimals. */
static Datum
amount(FunctionCallInfo fcinfo, int64 minor, const char *currency)
{
	int			decimals = ta_currency_decimals(currency, strnlen(currency, sizeof(ta_letters)));

	if (minor == TA_UNKNOWN || decimals < 0)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(int64_div_fast_to_numeric(minor, decimals));
}

PG_FUNCTION_INFO_V1(ta_pg_coverage);
Datum
ta_pg_coverage(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	return word(fcinfo, TA_LIST_COVERAGE, decision(fcinfo).coverage);
}

PG_FUNCTION_INFO_V1(ta_pg_coverage_reason);
Datum
ta_pg_coverage_reason(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	return word(fcinfo, TA_LIST_RULE, decision(fcinfo).reason);
}

PG_FUNCTION_INFO_V1(ta_pg_deadline);
Datum
ta_pg_deadline(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	return instant(fcinfo, decision(fcinfo).next_deadline_earliest);
}

PG_FUNCTION_INFO_V1(ta_pg_deadline_at);
Datum
ta_pg_deadline_at(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	return instant(fcinfo, decision(fcinfo).next_deadline_at);
}

PG_FUNCTION_INFO_V1(ta_pg_deadline_latest);
Datum
ta_pg_deadline_latest(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	return instant(fcinfo, decision(fcinfo).next_deadline_latest);
}

PG_FUNCTION_INFO_V1(ta_pg_deadline_party);
Datum
ta_pg_deadline_party(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	return word(fcinfo, TA_LIST_PARTY, decision(fcinfo).next_deadline_party);
}

/* The fee, where it is known to the minor unit. */
PG_FUNCTION_INFO_V1(ta_pg_fee);
Datum
ta_pg_fee(PG_FUNCTION_ARGS)
{
	ta_fee		quote = fee(fcinfo);

	return amount(fcinfo, quote.min == quote.max ? quote.min : TA_UNKNOWN, quote.currency);
}

PG_FUNCTION_INFO_V1(ta_pg_fee_min);
Datum
ta_pg_fee_min(PG_FUNCTION_ARGS)
{
	ta_fee		quote = fee(fcinfo);

	return amount(fcinfo, quote.min, quote.currency);
}

PG_FUNCTION_INFO_V1(ta_pg_fee_max);
Datum
ta_pg_fee_max(PG_FUNCTION_ARGS)
{
	ta_fee		quote = fee(fcinfo);

	return amount(fcinfo, quote.max, quote.currency);
}

PG_FUNCTION_INFO_V1(ta_pg_fee_status);
Datum
ta_pg_fee_status(PG_FUNCTION_ARGS)
{
	return word(fcinfo, TA_LIST_FEE_STATUS, fee(fcinfo).status);
}

/* The library */

PG_FUNCTION_INFO_V1(ta_pg_version);
Datum
ta_pg_version(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(ta_version()));
}

PG_FUNCTION_INFO_V1(ta_pg_rulebook_version);
Datum
ta_pg_rulebook_version(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(ta_rulebook_version(rulebook())));
}

PG_FUNCTION_INFO_V1(ta_pg_rulebook_digest);
Datum
ta_pg_rulebook_digest(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(ta_rulebook_digest(rulebook())));
}

PG_FUNCTION_INFO_V1(ta_pg_selftest);
Datum
ta_pg_selftest(PG_FUNCTION_ARGS)
{
	ta_buffer	out = {NULL, 0};
	ta_status	status = ta_selftest(&out);

	if (status != TA_STATUS_OK && status != TA_STATUS_SELF_TEST_FAILED)
		fail(status);
	PG_RETURN_JSONB_P(jsonb_of(host_copy(&out)));
}

#ifdef TA_TESTED
/* What only the tests need, with a library that can panic on demand: no release has either. */
#include <malloc.h>

extern ta_status ta_force_panic(void);

PG_FUNCTION_INFO_V1(ta_pg_force_panic);
Datum
ta_pg_force_panic(PG_FUNCTION_ARGS)
{
	fail(ta_force_panic());
	PG_RETURN_NULL();
}

/* What a row says of which no more is known than its size. */
PG_FUNCTION_INFO_V1(ta_pg_bad_row);
Datum
ta_pg_bad_row(PG_FUNCTION_ARGS)
{
	ta_row		row = {.size = sizeof(ta_row)};

	decided(&row);
	PG_RETURN_NULL();
}

/* Bytes that the process has from malloc and has not given back: the host's and the library's. */
PG_FUNCTION_INFO_V1(ta_pg_heap);
Datum
ta_pg_heap(PG_FUNCTION_ARGS)
{
	struct mallinfo2 heap = mallinfo2();

	PG_RETURN_INT64((int64) (heap.uordblks + heap.hblkhd));
}
#endif
