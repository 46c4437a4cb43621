/*
 * What must be done about an order before the end of the week: `late_shipment ORDER.json`.
 *
 * The calendar is a table whose rows come in order of their time; whoever must act trusts `closes_earliest`.
 */

#include <trade_assurance.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Columns of the calendar that are of use here. */
enum { AS_OF = 2, PARTY = 4, ACTION = 5, OPENS_EARLIEST = 7, CLOSES_EARLIEST = 10, ON_SILENCE = 12, COLUMNS = 13 };

/* Days since 1970 of an instant such as 2025-10-13T14:30:00Z. */
static long day_number(const char *instant) {
    int year, month, day;
    long era, shifted;
    if (sscanf(instant, "%d-%d-%d", &year, &month, &day) != 3) {
        return 0;
    }
    year -= month <= 2;
    era = year / 400;
    shifted = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    year -= (int)era * 400;
    return era * 146097 + year * 365L + year / 4 - year / 100 + shifted - 719468;
}

/* Cuts a line of the table; its first columns hold no commas of their own. */
static int cut(char *line, char *columns[COLUMNS]) {
    int count;
    for (count = 0; count < COLUMNS; count++) {
        columns[count] = line;
        line = strchr(line, ',');
        if (line == NULL) {
            return 0;
        }
        *line++ = '\0';
    }
    return 1;
}

static void print_until_friday(char *table) {
    char *line = strtok(table, "\r\n"), *columns[COLUMNS];
    while ((line = strtok(NULL, "\r\n")) != NULL) {
        long today, friday;
        if (!cut(line, columns)) {
            continue;
        }
        today = day_number(columns[AS_OF]);
        friday = today + (1 - today % 7 + 7) % 7; /* 1970-01-01 was a Thursday */
        if (day_number(columns[OPENS_EARLIEST]) <= friday) {
            printf("%s: %s, %s%s (otherwise: %s)\n", columns[PARTY], columns[ACTION],
                   *columns[CLOSES_EARLIEST] == '\0' ? "nothing closes it yet" : "before ", columns[CLOSES_EARLIEST],
                   columns[ON_SILENCE]);
        }
    }
}

static char *read_file(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    char *text = malloc(1 << 20);
    *size = file == NULL || text == NULL ? 0 : fread(text, 1, 1 << 20, file);
    if (file != NULL) {
        fclose(file);
    }
    return text;
}

int main(int count, char **arguments) {
    ta_rulebook *book = NULL;
    ta_buffer answer = {NULL, 0};
    size_t size;
    char *order;
    ta_status status;
    if (count != 2) {
        fprintf(stderr, "usage: late_shipment ORDER.json\n");
        return 2;
    }
    order = read_file(arguments[1], &size);
    status = ta_rulebook_embedded(&book);
    if (status == TA_STATUS_OK && order != NULL) {
        status = ta_calendar(book, order, size, TA_UNKNOWN, TA_FORMAT_CSV, &answer);
    }
    if (status == TA_STATUS_OK) {
        print_until_friday(answer.data);
    } else {
        fprintf(stderr, "%s: %s\n", ta_status_name(status), answer.data == NULL ? "" : answer.data);
    }
    ta_buffer_free(&answer);
    ta_rulebook_free(book);
    free(order);
    return status == TA_STATUS_OK ? 0 : 1;
}
