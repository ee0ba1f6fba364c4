#include "limits.h"

#include <libxml/parser.h>
#include <string.h>

static void start(void *count, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                  const xmlChar **declared, int attributes, int defaulted, const xmlChar **values) {
  *(long *)((xmlParserCtxtPtr)count)->_private += 1;
}

static void end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {}

static void text(void *context, const xmlChar *bytes, int count) {}

long garner_limit_xml(const char *bytes, size_t count) {
  enum { chunk = 256 * 1024 };
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = start;
  handler.endElementNs = end;
  handler.characters = text;
  handler.ignorableWhitespace = text;
  long elements = 0;
  xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, NULL, NULL, 0, NULL);
  if (!parser) return -1;
  xmlCtxtUseOptions(parser, XML_PARSE_NONET);
  parser->_private = &elements;
  for (size_t place = 0; place < count; place += chunk) {
    size_t size = count - place < chunk ? count - place : chunk;
    if (xmlParseChunk(parser, bytes + place, (int)size, 0)) elements = -1;
    if (elements < 0) break;
  }
  if (elements >= 0) xmlParseChunk(parser, NULL, 0, 1);
  xmlFreeParserCtxt(parser);
  return elements;
}
