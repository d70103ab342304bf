#pragma once

#include <stdint.h>

/// The packed facts; see the target Facts for their format.
extern const unsigned char stackproof_facts[];

/// The first word of the packed facts.
static inline const uint32_t *_Nonnull stackproof_facts_words(void) { return (const uint32_t *)(const void *)stackproof_facts; }
