/* Lines of JSON as the exporter writes them: enough of a reader to get strings and numbers out of one. */

#ifndef NDJSON_H
#define NDJSON_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A whole file with a zero byte at its end; the program ends where it cannot be read. */
static char *read_file(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    size_t room = 0, used = 0;
    if (file == NULL) {
        perror(path);
        exit(2);
    }
    do {
        room = room * 2 + 65536;
        text = realloc(text, room + 1);
        if (text == NULL) {
            perror(path);
            exit(2);
        }
        used += fread(text + used, 1, room - used, file);
    } while (used == room);
    fclose(file);
    text[used] = '\0';
    *size = used;
    return text;
}

/* What stands behind a key of a line. Quotation marks within strings are escaped, so a key is never found in one. */
static const char *behind(const char *line, const char *key) {
    char opening[40];
    const char *found;
    snprintf(opening, sizeof opening, "\"%s\":", key);
    found = strstr(line, opening);
    return found == NULL ? NULL : found + strlen(opening);
}

/* A string behind a key, to be freed; NULL where there is none. */
static char *string_of(const char *line, const char *key, size_t *size) {
    const char *from = behind(line, key);
    char *text, *to;
    *size = 0;
    if (from == NULL || *from != '"') {
        return NULL;
    }
    to = text = malloc(strlen(from) + 1);
    if (text == NULL) {
        exit(2);
    }
    for (from++; *from != '"' && *from != '\0'; from++) {
        if (*from != '\\') {
            *to++ = *from;
            continue;
        }
        switch (*++from) {
        case 'b': *to++ = '\b'; break;
        case 'f': *to++ = '\f'; break;
        case 'n': *to++ = '\n'; break;
        case 'r': *to++ = '\r'; break;
        case 't': *to++ = '\t'; break;
        case 'u': { /* control characters alone */
            char digits[5] = {0};
            memcpy(digits, from + 1, 4);
            *to++ = (char)strtol(digits, NULL, 16);
            from += 4;
            break;
        }
        default: *to++ = *from;
        }
    }
    *to = '\0';
    *size = (size_t)(to - text);
    return text;
}

/* A whole number behind a key, or what stands for none. */
static int64_t number_of(const char *line, const char *key, int64_t none) {
    const char *from = behind(line, key);
    return from == NULL || strncmp(from, "null", 4) == 0 ? none : (int64_t)strtoll(from, NULL, 10);
}

#endif
