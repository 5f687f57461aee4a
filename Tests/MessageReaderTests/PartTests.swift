import Mail
import MessageReader
import Testing

extension Reading {
    /// What the reader does with parts of messages, one at a time.
    @Suite struct PartTests {
        @Test(arguments: [
            // As it comes, with what it becomes among addresses.
            ("Jonas =?utf-8?q?M=C3=BCller?= <j@example.com>", "Jonas Müller <j@example.com>"),
            ("=?utf-8?q?M=C3=BCller=2C_Jonas?= <j@example.com>", "\"Müller, Jonas\" <j@example.com>"),
            ("=?utf-8?q?a=22b=5C?= <j@example.com>", #""a\"b\\" <j@example.com>"#),
            ("\"=?utf-8?q?a=22=2C_b=40c?=\" <j@example.com>", #""a\", b@c" <j@example.com>"#),
            ("j@example.com (=?utf-8?q?a=29_b=28?=)", #"j@example.com (a\) b\()"#),
            (
                "=?utf-8?q?a?= =?utf-8?q?b?= <j@example.com>, =?utf-8?b?w7w=?= <k@example.com>",
                "ab <j@example.com>, ü <k@example.com>"
            ),
            ("=?utf-8?q?a=0D=0ABcc:_x=40y?= <j@example.com>", "\"a Bcc: x@y\" <j@example.com>"),
            ("=?utf-8?q?unfinished <j@example.com>", "=?utf-8?q?unfinished <j@example.com>"),
            ("\"plain\\\" quoted\" <j@example.com>", "\"plain\\\" quoted\" <j@example.com>"),
        ])
        func addresses(raw: String, value: String) throws {
            #expect(try read("From: \(raw)\n\nx")["from"] == value)
        }

        @Test(arguments: [
            ("a\n b", "a b"), ("a\r\n\tb", "a b"), ("a\n  b", "a  b"), ("  a  ", "a"), ("=?utf-8?q?a=00b?=", "ab"),
            ("=?utf-8?q?=E2=80=93?=", "–"),
            ("=?utf-8?b?4oCT", "=?utf-8?b?4oCT"), ("x=?utf-8?q?a?=y", "xay"), ("=?utf-8*de?q?a?=", "a"),
            ("=?iso-8859-1?q?a_b?=", "a b"),
            ("=?windows-1252?q?=93a=94?=", "“a”"), ("=?utf-8?q?=FC?=", "ü"), ("=?us-ascii?q?=C3=BC?=", "ü"),
            ("=?utf-8?b?w7w?= =?UTF-8?b?w7w=?=", "üü"), ("=?utf-8?b?ww?= =?utf-8?q?=BC?=", "ü"),
            ("=?utf-8?b?w7w=w7w=?=", "üü"), ("=?utf-8?q?a b?c?=", "a b?c"),
            ("=?utf-8?x?a?=", "=?utf-8?x?a?="), ("=?utf-8?q??=", ""), ("=??q?a?=", "=??q?a?="),
            ("=?utf-8?q?a_?= b", "a  b"), ("=?utf-8?q?a=?=", "a="), ("=?gb2312?b?1uzpRrv5?=", "朱镕基"),
        ])
        func texts(raw: String, value: String) throws {
            #expect(try read("Subject: \(raw)\n\nx")["subject"] == value)
        }

        @Test("a field's name is lower case, and repeated fields stay, in order")
        func repeated() throws {
            let message = try read("Received: a\nX-A: 1\nReceived: b\nCONTENT-TYPE: text/plain\nreceived: c\n\nx")
            #expect(message.header.map(\.name) == ["received", "x-a", "received", "content-type", "received"])
            #expect(message.all("received") == ["a", "b", "c"])
        }

        @Test(arguments: [
            "From a@b Tue Feb  9 19:12:03 2027\nSubject: x\n\ny", ">From a@b Tue Feb 9\nSubject: x\n\ny",
            "\u{FEFF}Subject: x\n\ny",
        ])
        func inFront(message: String) throws {
            let message = try read(message)
            #expect(message["subject"] == "x" && message.texts.map(\.text) == ["y"] && message.faults.isEmpty)
        }

        @Test(arguments: [
            ("", Unreadable.empty), ("\n\n", .empty), ("From a@b Tue Feb  9", .empty), ("hello", .noHeader),
            ("hello world: no", .noHeader),
            ("\u{0}\u{1}\u{2}", .noHeader), (": x\n\ny", .noHeader),
        ])
        func noMessage(message: String, why: Unreadable) {
            #expect(throws: why) { try read(message) }
        }

        /// The disposition, and whether a text is one of the message's own.
        @Test(arguments: [
            ("inline", true), ("INLINE; filename=a.txt", true), ("attachment", false),
            ("Attachment; filename=a.txt", false), ("strange", false), ("", true),
        ])
        func dispositions(disposition: String, isOwn: Bool) throws {
            let message = try read("Subject: x\nContent-Type: text/plain\nContent-Disposition: \(disposition)\n\ny")
            #expect(message.texts.isEmpty == !isOwn)
        }

        @Test(arguments: [
            "text/calendar; method=request", "application/ics; name=invite.ics",
            "application/octet-stream; name=\"Invite.ICS\"",
            "text/plain; name*=utf-8''einladung.ics",
        ])
        func calendarsOfAnyType(type: String) throws {
            let message = try read(
                "Subject: x\nContent-Type: \(type)\nContent-Disposition: attachment\n\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
            )
            #expect(message.calendars.map(\.text) == ["BEGIN:VCALENDAR\nEND:VCALENDAR\n"])
            #expect(message.calendars.first?.method == (type.contains("method") ? "REQUEST" : nil))
        }

        @Test("a message inside is another one: only its header is read")
        func carried() throws {
            let message = try read(
                "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\nContent-Type: text/plain\nSubject: inner\nX-A: =?utf-8?q?=C3=BC?=\n\nMET\n--b\nContent-Type: message/rfc822\n\nSubject: second\n\nMET\n--b--\n"
            )
            #expect(message.texts.isEmpty)
            #expect(
                message.carried == [.init("content-type", "text/plain"), .init("subject", "inner"), .init("x-a", "ü")])
            #expect(message.faults == ["it carries more than one message: only the first one's header is read"])
        }

        @Test("a carried message in base64, which RFC 2046 §5.2.1 forbids, is read all the same")
        func carriedInBase64() throws {
            let message = try read(
                "Subject: x\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogYQpYLUE6IGIKCnkKCno6IHkK\n"
            )
            #expect(message.carried == [.init("subject", "a"), .init("x-a", "b")] && message.texts.isEmpty)
        }

        @Test("groups of a delivery status: by blank lines, any number; lines that are no field don't matter")
        func status() throws {
            let message = try read(
                "Subject: x\nContent-Type: message/delivery-status\n\n\nReporting-MTA: dns; a\n\n \n\nFinal-Recipient: rfc822; a@b\nthis is nothing\nDiagnostic-Code: smtp; 550\n 5.1.1 no\n\n\n"
            )
            #expect(
                message.deliveryStatus == [
                    [.init("reporting-mta", "dns; a")],
                    [.init("final-recipient", "rfc822; a@b"), .init("diagnostic-code", "smtp; 550 5.1.1 no")],
                ])
        }
    }
}
