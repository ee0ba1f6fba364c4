#ifndef GARNER_CLIBXML2_SHIM_H
#define GARNER_CLIBXML2_SHIM_H

// The system's libxml2 may be built with ICU; its headers would then pull ICU's in,
// which clash with the copy inside Foundation. Nothing here needs them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/relaxng.h>

#include <string.h>

/// `xmlFree` is a global function pointer, which Swift 6 does not let one read.
static inline void garner_xmlFree(void *pointer) { xmlFree(pointer); }

/// `xmlStrlen` goes byte by byte.
static inline long garner_length(const unsigned char *text) { return (long)strlen((const char *)text); }

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

/// Reads what a buffer holds or fetches, in a context that may have read another. Whether it holds all tells libxml2
/// that there is never more to be fetched. Returns -2 where there is not enough memory. Silent as above.
static inline int garner_xmlCtxtReadBuffer(xmlParserCtxtPtr parser, xmlParserInputBufferPtr buffer, int holdsAll,
                                           int options) {
  if (!buffer) return -2;
  xmlCtxtReset(parser);
  parser->progressive = holdsAll;
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

/// Reads a file as the callback hands it over.
static inline int garner_xmlCtxtReadIO(xmlParserCtxtPtr parser, xmlInputReadCallback read, void *source, int options) {
  return garner_xmlCtxtReadBuffer(
      parser, xmlParserInputBufferCreateIO(read, NULL, source, XML_CHAR_ENCODING_NONE), 0, options);
}

/// Reads a file where it lies: a 0 follows its bytes. It must need no decoding.
static inline int garner_xmlCtxtReadInPlace(xmlParserCtxtPtr parser, const unsigned char *bytes, int length,
                                            int options) {
  return garner_xmlCtxtReadBuffer(
      parser, xmlParserInputBufferCreateStatic((const char *)bytes, length, XML_CHAR_ENCODING_NONE), 1, options);
}

/// Bytes of the file that could not be decoded yet: more than none at the end of a file means a character cut short.
static inline unsigned long garner_undecodedBytes(xmlParserCtxtPtr parser) {
  if (!parser->input || !parser->input->buf || !parser->input->buf->encoder || !parser->input->buf->raw) return 0;
  return xmlBufUse(parser->input->buf->raw);
}

#endif
