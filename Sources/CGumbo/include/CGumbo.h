/// libgumbo (HTML5) within bounds, and its tree as Swift can walk it: its vectors are of untyped pointers.
#ifndef CGUMBO_H
#define CGUMBO_H

#include <gumbo.h>
#include <stddef.h>

/// A page that was parsed. All of it is in memory of its own, which is let go of in one piece: gumbo_destroy_output would need a stack as
/// deep as the tree.
struct cgumbo_page;

/// Parses a page; NULL when that takes more than so many bytes of memory, or milliseconds of this thread's processor time. What it
/// returns points into `html`, and is to be given back with cgumbo_free.
struct cgumbo_page *_Nullable cgumbo_parse(
    const char *_Nonnull html, size_t count, size_t memory, unsigned milliseconds);

void cgumbo_free(struct cgumbo_page *_Nonnull page);

/// The element `html`.
const GumboNode *_Nonnull cgumbo_root(const struct cgumbo_page *_Nonnull page);

/// A child of an element; NULL behind the last one, and for what is no element.
const GumboNode *_Nullable cgumbo_child(const GumboNode *_Nonnull node, size_t index);

/// The text of a node that is text; NULL for others.
const char *_Nullable cgumbo_text(const GumboNode *_Nonnull node);

/// The name of an element of HTML, in lower case; "" for one that HTML doesn't know, and for what is no element.
const char *_Nonnull cgumbo_name(const GumboNode *_Nonnull node);

/// The value of an element's attribute, by its name in lower case; NULL where it has none.
const char *_Nullable cgumbo_attribute(const GumboNode *_Nonnull node, const char *_Nonnull name);

#endif
