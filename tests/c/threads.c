/*
 * Eight threads on one handle: each asks the same questions in another order, mixing documents, rows and fees, and
 * must get what one thread alone got.
 */

#include "ndjson.h"
#include "trade_assurance.h"

#include <pthread.h>

#define THREADS 8
#define QUESTIONS 120

static struct known {
    char *order;
    size_t size;
    int64_t as_of;
    ta_buffer answer;
    ta_row row;
    ta_decision decision;
    ta_fee fee;
} known[QUESTIONS];

static const ta_rulebook *book;
static size_t questions = 0;

static int assess(const struct known *about, ta_buffer *answer) {
    return ta_assess(book, about->order, about->size, about->as_of, TA_FORMAT_JSON, answer) == TA_STATUS_OK;
}

/* What an order comes to as plain numbers. */
static int numbers(const struct known *about, ta_row *row, ta_decision *decision, ta_fee *fee) {
    ta_buffer errors = {NULL, 0};
    memset(decision, 0, sizeof *decision);
    memset(fee, 0, sizeof *fee);
    decision->size = sizeof *decision;
    fee->size = sizeof *fee;
    return ta_row_init(row, sizeof *row) == TA_STATUS_OK &&
           ta_fold(book, about->order, about->size, about->as_of, row, &errors) == TA_STATUS_OK &&
           ta_decide(book, row, decision, 1) == TA_STATUS_OK && ta_fee_quote(book, row, fee) == TA_STATUS_OK;
}

/* Asks one question again; whether anything has changed. */
static int differs(const struct known *about) {
    ta_buffer answer = {NULL, 0};
    ta_row row;
    ta_decision decision;
    ta_fee fee;
    int same = assess(about, &answer) && answer.size == about->answer.size &&
               memcmp(answer.data, about->answer.data, answer.size) == 0 && numbers(about, &row, &decision, &fee) &&
               memcmp(&row, &about->row, sizeof row) == 0 &&
               memcmp(&decision, &about->decision, sizeof decision) == 0 && memcmp(&fee, &about->fee, sizeof fee) == 0;
    ta_buffer_free(&answer);
    return !same;
}

static void *hammer(void *seed) {
    static const size_t strides[THREADS] = {1, 7, 11, 13, 17, 19, 23, 29};
    size_t number = *(const size_t *)seed, at, place = number;
    size_t *wrong = malloc(sizeof *wrong);
    if (wrong == NULL) {
        exit(2);
    }
    *wrong = 0;
    for (at = 0; at < questions; at++, place += strides[number]) {
        *wrong += (size_t)differs(&known[place % questions]);
    }
    return wrong;
}

/* Lines of the file that are orders with an answer, as far as there is room for them. */
static void learn(char *text) {
    char *line;
    for (line = strtok(text, "\n"); line != NULL && questions < QUESTIONS; line = strtok(NULL, "\n")) {
        struct known *about = &known[questions];
        if (strstr(line, "\"call\":\"assess\",\"format\":\"json\"") == NULL ||
            strstr(line, "\"status\":\"ok\"") == NULL) {
            continue;
        }
        about->order = string_of(line, "order", &about->size);
        about->as_of = number_of(line, "as_of_us", TA_UNKNOWN);
        if (!assess(about, &about->answer) || !numbers(about, &about->row, &about->decision, &about->fee)) {
            printf("one thread alone gets no answer: %.200s\n", line);
            exit(1);
        }
        questions++;
    }
}

int main(int count, char **arguments) {
    ta_rulebook *made = NULL;
    pthread_t threads[THREADS];
    size_t numbers_of[THREADS], at, size, wrong = 0;
    char *text;
    if (count != 2) {
        fprintf(stderr, "usage: threads FILE\n");
        return 2;
    }
    if (ta_rulebook_embedded(&made) != TA_STATUS_OK) {
        return 1;
    }
    book = made;
    text = read_file(arguments[1], &size);
    learn(text);
    free(text);
    for (at = 0; at < THREADS; at++) {
        numbers_of[at] = at;
        if (pthread_create(&threads[at], NULL, hammer, &numbers_of[at]) != 0) {
            return 2;
        }
    }
    for (at = 0; at < THREADS; at++) {
        void *own = NULL;
        pthread_join(threads[at], &own);
        wrong += *(size_t *)own;
        free(own);
    }
    for (at = 0; at < questions; at++) {
        free(known[at].order);
        ta_buffer_free(&known[at].answer);
    }
    ta_rulebook_free(made);
    printf("%lu questions by %d threads, %lu answered otherwise\n", (unsigned long)questions, THREADS,
           (unsigned long)wrong);
    return wrong == 0 && questions == QUESTIONS ? 0 : 1;
}
