#!/usr/bin/env python3
"""reference.py FOLDER: what Python's email package reads in each message below FOLDER, as JSON; what the reader is compared with."""
import email, email.headerregistry, email.policy, html.parser, json, os, re, sys

# Every field as text: what the words of RFC 2047 say, and the rest as it stands.
policy = email.policy.default.clone(header_factory=email.headerregistry.HeaderRegistry(use_default_map=False))

def line(text):
    """As the reader has a field's value: one line without control characters."""
    text = re.sub(r'[\x80-\x9f\x7f]', '', re.sub(r'[\x00-\x1f]', lambda m: ' ' if m[0] in '\t\n\r' else '', text)).strip(' ')
    # Python keeps bytes outside of ASCII as lone surrogates where it can't decode them.
    try:
        return text.encode('utf-8', 'surrogateescape').decode('utf-8')
    except UnicodeError:
        return text.encode('utf-8', 'surrogateescape').decode('windows-1252', 'replace')

def lines(text):
    text = text.replace('\r\n', '\n').replace('\r', '\n')
    return re.sub('[\x00-\x08\x0b-\x1f\x7f-\x9f]', '', text)

def fields(message):
    values = []
    for name, raw in message.raw_items():
        try:
            value = str(policy.header_fetch_parse(name, raw))
        except Exception:  # It fails on some real ones.
            value = raw
        values.append([name.strip().lower(), line(value)])
    return values

def text(part):
    try:
        return part.get_content(errors='strict')
    except Exception:
        bytes_ = part.get_payload(decode=True) or b''
        try:
            return bytes_.decode('utf-8')
        except UnicodeError:
            return bytes_.decode('windows-1252', 'replace')

class Page(html.parser.HTMLParser):
    """The letters of a page, without blanks: where its lines end is for the samples to say."""
    unseen = ('script', 'style', 'title', 'noscript', 'textarea', 'svg', 'iframe')
    def __init__(self, text):
        super().__init__()
        self.letters, self.around = '', []
        self.feed(text)
        self.close()
    def handle_starttag(self, tag, attributes):
        if tag in self.unseen: self.around.append(tag)
    def handle_endtag(self, tag):
        if tag in self.around: self.around.remove(tag)
    def handle_data(self, data):
        if not self.around: self.letters += ''.join(data.split())

def read(bytes_):
    bytes_ = re.sub(rb'\A>?From [^\n]*\n', b'', bytes_)
    message = email.message_from_bytes(bytes_, policy=email.policy.default)
    result = dict(header=fields(message), texts=[], calendars=[], status=[], carried=[], type=message.get_content_type())
    def visit(part):
        kind = part.get_content_type()
        if kind == 'multipart/encrypted':
            return
        if kind in ('message/rfc822', 'message/global'):
            inner = part.get_payload()
            if not result['carried'] and isinstance(inner, list):
                result['carried'] = fields(inner[0])
        elif kind == 'message/delivery-status' and part.is_multipart():
            result['status'] += [g for g in map(fields, part.get_payload()) if g]
        elif kind == 'text/rfc822-headers':
            if not result['carried']:
                result['carried'] = fields(email.message_from_bytes(part.get_payload(decode=True), policy=email.policy.default))
        elif part.get_content_maintype() == 'multipart' and part.is_multipart():
            for child in part.get_payload():
                visit(child)
        elif kind in ('text/calendar', 'application/ics') or (part.get_filename() or '').lower().endswith('.ics'):
            content = text(part)
            result['calendars'].append(lines(content if isinstance(content, str) else content.decode('utf-8', 'replace')))
        elif kind in ('text/plain', 'text/html') and part.get_content_disposition() in (None, 'inline'):
            result['texts'].append([kind, Page(lines(text(part))).letters if kind == 'text/html' else lines(text(part))])
    visit(message)
    return result

answers = {}
for name in sorted(os.listdir(sys.argv[1])):
    with open(os.path.join(sys.argv[1], name), 'rb') as file:
        answers[name] = read(file.read())
json.dump(answers, sys.stdout)
