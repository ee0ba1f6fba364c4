#ifndef GARNER_BENCHMARK_LIMITS_H
#define GARNER_BENCHMARK_LIMITS_H

#include <stddef.h>

/// Reads a file of XML with libxml2's SAX2 push parser and does nothing with it: the least that reading it can take.
/// Returns the number of elements, or -1 where it cannot be read or is not well-formed.
long garner_limit_xml(const char *path);

#endif
