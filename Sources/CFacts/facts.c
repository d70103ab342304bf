#include "facts.h"

// The alignment is that of the widest thing read in place.
__attribute__((aligned(8))) const unsigned char stackproof_facts[] = {
#embed "facts.bin"
};
