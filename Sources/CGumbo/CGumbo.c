#include "CGumbo.h"

#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// Memory --------------------------------------------------------------------------------------------------------------

enum { usual_chunk = 256 << 10, calls_between_looks = 64 };

struct chunk {
    struct chunk *before;
    _Alignas(16) char bytes[];
};

struct cgumbo_page {
    struct chunk *last;
    char *next;
    size_t left, room;
    unsigned calls;
    int64_t end;
    GumboOutput *output;
    jmp_buf give_up;
};

/// The processor time of this thread, in nanoseconds.
static int64_t spent(void) {
    struct timespec time = {0};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

/// libgumbo asks for memory at every tag, and does not look whether it got some.
static void *take(void *data, size_t size) {
    struct cgumbo_page *page = data;
    if (++page->calls % calls_between_looks == 0 && spent() > page->end) longjmp(page->give_up, 1);
    if (size > page->room) longjmp(page->give_up, 1);
    size = (size + 15) & ~(size_t)15;
    if (size > page->left) {
        size_t count = size > usual_chunk ? size : usual_chunk;
        struct chunk *chunk = count > page->room ? NULL : malloc(sizeof *chunk + count);
        if (chunk == NULL) longjmp(page->give_up, 1);
        page->room -= count;
        chunk->before = page->last;
        page->last = chunk;
        page->next = chunk->bytes;
        page->left = count;
    }
    void *taken = page->next;
    page->next += size;
    page->left -= size;
    return taken;
}

static void give_back_nothing(void *data, void *memory) { (void)data, (void)memory; }

void cgumbo_free(struct cgumbo_page *page) {
    for (struct chunk *chunk = page->last; chunk != NULL;) {
        struct chunk *before = chunk->before;
        free(chunk);
        chunk = before;
    }
    free(page);
}

struct cgumbo_page *cgumbo_parse(const char *html, size_t count, size_t memory, unsigned milliseconds) {
    struct cgumbo_page *page = calloc(1, sizeof *page);
    if (page == NULL) return NULL;
    page->room = memory;
    page->end = spent() + (int64_t)milliseconds * 1000000;
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = take;
    options.deallocator = give_back_nothing;
    options.userdata = page;
    // Each fault would keep a copy of all open elements.
    options.max_errors = 0;
    if (setjmp(page->give_up) != 0) {
        cgumbo_free(page);
        return NULL;
    }
    page->output = gumbo_parse_with_options(&options, html, count);
    return page;
}

// The tree ------------------------------------------------------------------------------------------------------------

static bool is_element(const GumboNode *node) {
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

const GumboNode *cgumbo_root(const struct cgumbo_page *page) { return page->output->root; }

const GumboNode *cgumbo_child(const GumboNode *node, size_t index) {
    return is_element(node) && index < node->v.element.children.length ? node->v.element.children.data[index] : NULL;
}

const char *cgumbo_text(const GumboNode *node) {
    bool is_text = node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
    return is_text ? node->v.text.text : NULL;
}

const char *cgumbo_name(const GumboNode *node) {
    return is_element(node) ? gumbo_normalized_tagname(node->v.element.tag) : "";
}

const char *cgumbo_attribute(const GumboNode *node, const char *name) {
    if (!is_element(node)) return NULL;
    GumboAttribute *attribute = gumbo_get_attribute(&node->v.element.attributes, name);
    return attribute == NULL ? NULL : attribute->value;
}
