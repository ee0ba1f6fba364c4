#ifndef GARNER_CLIBXML2_SHIM_H
#define GARNER_CLIBXML2_SHIM_H

// The system's libxml2 may be built with ICU; its headers would then pull ICU's in,
// which clash with the copy inside Foundation. Nothing here needs them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/relaxng.h>

/// `xmlFree` is a global function pointer, which Swift 6 does not let one read.
static inline void garner_xmlFree(void *pointer) { xmlFree(pointer); }

#endif
