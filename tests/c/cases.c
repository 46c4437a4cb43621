/*
 * Every question of a file through the C interface, byte for byte: `cases FILE [EVERY]` asks every question, or every
 * so manieth one. The locale is that of the environment.
 */

#include "ndjson.h"
#include "trade_assurance.h"

#include <locale.h>

typedef struct question {
    char *name, *call, *format, *status, *answer, *texts[3];
    size_t sizes[3], answer_size;
    int64_t as_of, ground;
} question;

static question read_question(const char *line) {
    static const char *const keys[3] = {"order", "second", "third"};
    question asked;
    size_t size, at;
    asked.name = string_of(line, "name", &size);
    asked.call = string_of(line, "call", &size);
    asked.format = string_of(line, "format", &size);
    asked.status = string_of(line, "status", &size);
    asked.answer = string_of(line, "answer", &asked.answer_size);
    asked.as_of = number_of(line, "as_of_us", TA_UNKNOWN);
    asked.ground = number_of(line, "ground", 0);
    for (at = 0; at < 3; at++) {
        asked.texts[at] = string_of(line, keys[at], &asked.sizes[at]);
    }
    return asked;
}

static void forget(question *asked) {
    size_t at;
    free(asked->name);
    free(asked->call);
    free(asked->format);
    free(asked->status);
    free(asked->answer);
    for (at = 0; at < 3; at++) {
        free(asked->texts[at]);
    }
}

static int32_t format_number(const char *name) {
    static const char *const names[] = {"json", "text", "html", "csv", "ics"};
    int32_t number;
    for (number = 0; number < 5; number++) {
        if (strcmp(names[number], name) == 0) {
            return number;
        }
    }
    return -1;
}

static ta_status ask(const ta_rulebook *book, const question *asked, ta_buffer *out) {
    const char *call = asked->call, *order = asked->texts[0];
    size_t size = asked->sizes[0], count = 0;
    int32_t format = format_number(asked->format);
    ta_text texts[3];
    if (strcmp(call, "assess") == 0) {
        return ta_assess(book, order, size, asked->as_of, format, out);
    }
    if (strcmp(call, "calendar") == 0) {
        return ta_calendar(book, order, size, asked->as_of, format, out);
    }
    if (strcmp(call, "dispute_timeline") == 0) {
        return ta_dispute_timeline(book, order, size, asked->as_of, out);
    }
    if (strcmp(call, "claim_window") == 0) {
        return ta_claim_window(book, order, size, asked->as_of, (uint8_t)asked->ground, out);
    }
    if (strcmp(call, "lint") == 0) {
        return ta_lint(book, order, size, format, out);
    }
    if (strcmp(call, "import_alibaba") == 0) {
        for (count = 0; count < 3 && asked->texts[count] != NULL; count++) {
            texts[count].data = asked->texts[count];
            texts[count].size = asked->sizes[count];
        }
        return ta_import_alibaba(texts, count, NULL, 0, out);
    }
    fprintf(stderr, "unknown call %s\n", call);
    exit(2);
}

static int is_right(const ta_rulebook *book, const question *asked) {
    ta_buffer out = {NULL, 0};
    const char *status = ta_status_name(ask(book, asked, &out));
    int right = status != NULL && strcmp(status, asked->status) == 0 && out.size == asked->answer_size &&
                memcmp(out.data, asked->answer, out.size + 1) == 0;
    if (!right) {
        printf("%s (%s, %s): %s\n%.300s\nin place of %s\n%.300s\n", asked->name, asked->call, asked->format,
               status == NULL ? "?" : status, out.data == NULL ? "" : out.data, asked->status, asked->answer);
    }
    ta_buffer_free(&out);
    return right;
}

int main(int count, char **arguments) {
    ta_rulebook *book = NULL;
    size_t size, line_number = 0, every = count > 2 ? (size_t)atoi(arguments[2]) : 1, asked = 0, wrong = 0;
    char *text, *line;
    if (count < 2 || every == 0) {
        fprintf(stderr, "usage: cases FILE [EVERY]\n");
        return 2;
    }
    if (getenv("LC_ALL") != NULL && setlocale(LC_ALL, "") == NULL) {
        fprintf(stderr, "there is no locale %s\n", getenv("LC_ALL"));
        return 2;
    }
    text = read_file(arguments[1], &size);
    if (ta_rulebook_embedded(&book) != TA_STATUS_OK) {
        return 1;
    }
    for (line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        if (line_number++ % every == 0) {
            question question = read_question(line);
            wrong += !is_right(book, &question);
            asked++;
            forget(&question);
        }
    }
    ta_rulebook_free(book);
    free(text);
    printf("%lu questions, %lu answered otherwise\n", (unsigned long)asked, (unsigned long)wrong);
    return wrong == 0 && asked > 0 ? 0 : 1;
}
