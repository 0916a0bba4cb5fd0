#ifndef TIMEBANK_SHA256_H
#define TIMEBANK_SHA256_H

#include <stddef.h>
#include <stdint.h>

/// SHA-256 of `first` followed by `second`.
void timebank_sha256(
    const uint8_t *first, size_t first_length, const uint8_t *second, size_t second_length, uint8_t digest[32]);

#endif
