/// GMime 3 as Swift can call it: its casts and type questions are macros, which don't come through. Whatever is returned as a new object or
/// string is to be given back with cgmime_release or g_free.
#ifndef CGMIME_SHIM_H
#define CGMIME_SHIM_H

#include <gmime/gmime.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>

static inline GLogWriterOutput cgmime_say_nothing(GLogLevelFlags level, const GLogField *fields, gsize count, gpointer data) {
    (void)level, (void)fields, (void)count, (void)data;
    return G_LOG_WRITER_HANDLED;
}

/// Makes the library ready; once in a process. What it complains about goes nowhere: standard output and error belong to the caller.
static inline void cgmime_start(void) {
    g_log_set_writer_func(cgmime_say_nothing, NULL, NULL);
    g_mime_init();
}

/// Ends a tree of parts, a stream, or whatever else is an object.
static inline void cgmime_release(void *_Nonnull object) { g_object_unref(object); }

static inline void cgmime_note_fault(gint64 offset, GMimeParserWarning fault, const gchar *item, gpointer faults) {
    (void)offset, (void)item;
    *(uint64_t *)faults |= UINT64_C(1) << fault;
}

/// Options that take what RFC 5322 and 2047 call obsolete or worse; `faults` gets the bit 1 << GMimeParserWarning for each kind that was met,
/// and must live as long as the options. Free them with g_mime_parser_options_free.
static inline GMimeParserOptions *_Nonnull cgmime_options(uint64_t *_Nonnull faults) {
    GMimeParserOptions *options = g_mime_parser_options_new();
    const char *charsets[] = {"utf-8", "windows-1252", NULL};
    g_mime_parser_options_set_rfc2047_compliance_mode(options, GMIME_RFC_COMPLIANCE_LOOSE);
    g_mime_parser_options_set_parameter_compliance_mode(options, GMIME_RFC_COMPLIANCE_LOOSE);
    g_mime_parser_options_set_address_compliance_mode(options, GMIME_RFC_COMPLIANCE_LOOSE);
    g_mime_parser_options_set_fallback_charsets(options, charsets);
    g_mime_parser_options_set_warning_callback(options, cgmime_note_fault, faults);
    return options;
}

/// Parses a header and what follows it as a part; the bytes are copied. A message is parsed like this too: its fields stay in one list, in
/// order, and no list of addresses is made of them, which would take a hundred times the room of the bytes.
static inline GMimeObject *_Nullable cgmime_parse(
    const uint8_t *_Nonnull bytes, size_t count, GMimeParserOptions *_Nonnull options) {
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer((const char *)bytes, count);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    g_mime_parser_set_persist_stream(parser, TRUE);
    GMimeObject *object = g_mime_parser_construct_part(parser, options);
    g_object_unref(parser);
    g_object_unref(stream);
    return object;
}

/// What a node of the tree is.
enum cgmime_kind {
    CGMIME_LEAF = 0,
    CGMIME_MULTIPART = 1,
    CGMIME_MESSAGE = 2,
    CGMIME_OTHER = 3,
};

/// A cgmime_kind.
static inline int cgmime_kind(GMimeObject *_Nonnull object) {
    if (GMIME_IS_MULTIPART(object)) return CGMIME_MULTIPART;
    if (GMIME_IS_MESSAGE_PART(object)) return CGMIME_MESSAGE;
    return GMIME_IS_PART(object) ? CGMIME_LEAF : CGMIME_OTHER;
}

/// Of a multipart: how many parts it has.
static inline int cgmime_count(GMimeObject *_Nonnull multipart) {
    return g_mime_multipart_get_count(GMIME_MULTIPART(multipart));
}

/// Of a multipart: a part; it belongs to the multipart.
static inline GMimeObject *_Nullable cgmime_child(GMimeObject *_Nonnull multipart, int index) {
    return g_mime_multipart_get_part(GMIME_MULTIPART(multipart), index);
}

/// Of a multipart: what stands before its first part; all of it where no boundary is known.
static inline const char *_Nullable cgmime_prologue(GMimeObject *_Nonnull multipart) {
    return g_mime_multipart_get_prologue(GMIME_MULTIPART(multipart));
}

/// Of a message part: the message's own fields, and those of its body (Content-…), which GMime keeps apart.
static inline GMimeHeaderList *_Nullable cgmime_carried_fields(GMimeObject *_Nonnull part, bool of_body) {
    GMimeMessage *message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
    if (message == NULL) return NULL;
    GMimeObject *body = g_mime_message_get_mime_part(message);
    if (of_body) return body == NULL ? NULL : g_mime_object_get_header_list(body);
    return g_mime_object_get_header_list(GMIME_OBJECT(message));
}

/// The type, in the sender's case; NULL where there is none.
static inline const char *_Nullable cgmime_type(GMimeObject *_Nonnull object) {
    GMimeContentType *type = g_mime_object_get_content_type(object);
    return type == NULL ? NULL : g_mime_content_type_get_media_type(type);
}

/// The subtype.
static inline const char *_Nullable cgmime_subtype(GMimeObject *_Nonnull object) {
    GMimeContentType *type = g_mime_object_get_content_type(object);
    return type == NULL ? NULL : g_mime_content_type_get_media_subtype(type);
}

/// Of a leaf: its content with the transfer encoding undone, as far as there is room. Returns how many bytes.
static inline size_t cgmime_read(GMimeObject *_Nonnull leaf, uint8_t *_Nonnull room, size_t size) {
    GMimeDataWrapper *wrapper = g_mime_part_get_content(GMIME_PART(leaf));
    if (wrapper == NULL) return 0;
    GMimeStream *source = g_mime_data_wrapper_get_stream(wrapper);
    if (source == NULL) return 0;
    g_mime_stream_reset(source);
    GMimeStream *stream = g_mime_stream_filter_new(source);
    GMimeFilter *filter = g_mime_filter_basic_new(g_mime_data_wrapper_get_encoding(wrapper), FALSE);
    g_mime_stream_filter_add(GMIME_STREAM_FILTER(stream), filter);
    g_object_unref(filter);
    size_t count = 0;
    while (count < size) {
        ssize_t more = g_mime_stream_read(stream, (char *)room + count, size - count);
        if (more <= 0) break;
        count += (size_t)more;
    }
    g_object_unref(stream);
    return count;
}

/// Whether iconv_open failed.
static inline bool cgmime_is_no_converter(iconv_t _Nullable converter) { return converter == (iconv_t)-1; }

#endif
