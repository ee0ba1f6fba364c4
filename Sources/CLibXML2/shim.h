#ifndef GARNER_CLIBXML2_SHIM_H
#define GARNER_CLIBXML2_SHIM_H

// The system's libxml2 may be built with ICU; its headers would then pull ICU's in,
// which clash with the copy inside Foundation. Nothing here needs them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/relaxng.h>

/// `xmlFree` is a global function pointer, which Swift 6 does not let one read.
static inline void garner_xmlFree(void *pointer) { xmlFree(pointer); }

/// Swift cannot write a variadic C function.
static inline void garner_saysNothing(void *context, const char *format, ...) {
  (void)context;
  (void)format;
}

/// Feeds a chunk to the push parser. A few errors of libxml2 (a broken encoding among them) pass by
/// the context's own handler and are printed by this thread's generic one, which is put to silence meanwhile.
static inline int garner_xmlParseChunk(xmlParserCtxtPtr parser, const char *chunk, int size, int isLast) {
  xmlGenericErrorFunc handler = xmlGenericError;
  void *context = xmlGenericErrorContext;
  xmlSetGenericErrorFunc(NULL, garner_saysNothing);
  int code = xmlParseChunk(parser, chunk, size, isLast);
  xmlSetGenericErrorFunc(context, handler);
  return code;
}

/// Reads a file as the callback hands it over, in a context that may have read another: the first bytes at once, the
/// rest as it is needed. Returns -2 where there is not enough memory. Silent as above.
static inline int garner_xmlCtxtReadIO(xmlParserCtxtPtr parser, xmlInputReadCallback read, void *source, int atOnce,
                                       int options) {
  xmlCtxtReset(parser);
  parser->progressive = 0;
  xmlParserInputBufferPtr buffer = xmlParserInputBufferCreateIO(read, NULL, source, XML_CHAR_ENCODING_NONE);
  if (!buffer) return -2;
  for (int more = 1; atOnce > 0 && more > 0; atOnce -= more) more = xmlParserInputBufferGrow(buffer, atOnce);
  xmlParserInputPtr input = xmlNewIOInputStream(parser, buffer, XML_CHAR_ENCODING_NONE);
  if (!input) {
    xmlFreeParserInputBuffer(buffer);
    return -2;
  }
  if (inputPush(parser, input) < 0) return -2;
  xmlCtxtUseOptions(parser, options);
  xmlGenericErrorFunc handler = xmlGenericError;
  void *context = xmlGenericErrorContext;
  xmlSetGenericErrorFunc(NULL, garner_saysNothing);
  int code = xmlParseDocument(parser);
  xmlSetGenericErrorFunc(context, handler);
  xmlFreeDoc(parser->myDoc);
  parser->myDoc = NULL;
  return code;
}

/// Bytes of the file that could not be decoded yet: more than none at the end of a file means a character cut short.
static inline unsigned long garner_undecodedBytes(xmlParserCtxtPtr parser) {
  if (!parser->input || !parser->input->buf || !parser->input->buf->encoder || !parser->input->buf->raw) return 0;
  return xmlBufUse(parser->input->buf->raw);
}

#endif
