#ifndef GARNER_BENCHMARK_LIMITS_H
#define GARNER_BENCHMARK_LIMITS_H

#include <stddef.h>

/// Reads XML with libxml2's SAX2 push parser and does nothing with it: the least that reading it can take.
/// Returns the number of elements, or -1 where it is not well-formed.
long garner_limit_xml(const char *bytes, size_t count);

#endif
