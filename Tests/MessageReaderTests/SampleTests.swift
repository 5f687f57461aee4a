import Foundation
import Mail
import MessageReader
import Testing

extension Reading {
    /// What samples say, written down by hand: above all where Python is no help.
    @Suite struct SampleTests {
        /// The first text of a sample begins like this.
        @Test(arguments: [
            ("reply-gmail-web-en.eml", "MET\n\nOn Tue, Feb 9, 2027 at 7:00"),
            ("reply-gmail-web-de.eml", "Getroffen\n\nAm Di., 9. Feb. 2027 um"),
            ("reply-outlook-desktop-de.eml", "Getroffen\n\nMit freundlichen Grüßen\nAmina Diallo\n\nVon: "),
            ("reply-apple-mail-iphone-de.eml", "Getroffen\n\nVon meinem iPhone gesendet\n\n> Am 09.02.2027"),
            ("charset-iso-2022-jp.eml", "MET 会いました。"), ("charset-gb18030-qq.eml", "MET 见面了。谢谢！"),
            ("charset-gb2312-foxmail.eml", "MET 朱镕基"), ("charset-koi8-r.eml", "MET Встретились."),
            ("charset-windows-1251-the-bat.eml", "MET Всё хорошо — «да»."), ("charset-euc-kr-naver.eml", "MET 만났습니다."),
            ("charset-big5.eml", "MET 見面了，謝謝。"),
            ("charset-windows-1252-quotes-labelled-latin1.eml", "MET – “all well”, it’s 5 €"),
            ("charset-utf-8-labelled-us-ascii.eml", "MET – grüße"),
            ("charset-windows-1252-labelled-utf-8.eml", "MET – Grüße"),
            ("charset-utf-8-labelled-latin1.eml", "MET – Grüße"), ("charset-unknown.eml", "MET – Grüße"),
            ("charset-none-8bit.eml", "MET – Grüße"),
            ("charset-none-8bit-windows-1252.eml", "MET – Grüße"), ("charset-utf-16.eml", "MET – Grüße"),
            ("charset-utf-7.eml", "MET – Grüße"),
            ("flowed-delsp.eml", "MOVE Fri 18:00\n\n> quoted text\n>> deeper\n-stuffed\n-- \nAmina\n"),
            ("controls-in-text.eml", "MET[31m redend\nlone\nlast\n"),
            ("signed-smime-thunderbird.eml", "MISSED – I was ill."),
            ("signed-pgp-mime-enigmail.eml", "MET\n"), ("signed-pgp-inline.eml", "MET\n\n-- \nAmina\n"),
            ("signed-smime-opaque-outlook.eml", "MET – all well"),
            ("forwarded-as-attachment-thunderbird.eml", "See the letter. Can you answer?"),
            ("uuencoded-in-text.eml", "MET\n\nbegin 644"),
            ("multipart-without-end.eml", "MET\n"), ("multipart-without-boundary.eml", "MET, says a broken gateway."),
            ("multipart-boundary-never-met.eml", "MET, says another one."), ("content-type-broken.eml", "MET\n"),
            ("encoding-unknown.eml", "MET\n"),
            ("header-line-that-is-no-field.eml", "MET\n"), ("header-obsolete-syntax.eml", "MET\n"),
            ("parameters-rfc2231.eml", "MET\n"),
            ("bounce-qmail.eml", "Hi. This is the qmail-send program at mx.example.net."),
            ("bounce-exim-plain.eml", "This message was created automatically by mail delivery software."),
            ("bounce-postfix-unknown-user.eml", "This is the mail system at host mail.example.org."),
            ("bounce-exchange-headers-base64.eml", "Dies ist eine automatisch erstellte Benachrichtigung über den"),
        ])
        func firstText(sample: String, start: String) throws {
            let text = try #require(try Sample(name: sample).message().texts.first?.text)
            #expect(text.hasPrefix(start), "\(text.prefix(200))")
        }

        @Test(arguments: [
            ("tnef-outlook-winmail.eml", "a part is in Microsoft's TNEF, and not opened"),
            ("encrypted-smime.eml", "it is encrypted (S/MIME), and not opened"),
            ("encrypted-pgp-mime.eml", "it is encrypted (multipart/encrypted), and not opened"),
            ("charset-unknown.eml", "a text is in an unknown character set, “x-klingon-7”: read as UTF-8"),
            ("charset-none-8bit.eml", "a text names no character set: read as UTF-8"),
            ("charset-windows-1252-labelled-utf-8.eml", "a text is not in UTF-8 as it says: read as Windows-1252"),
            ("charset-utf-8-labelled-us-ascii.eml", "a text is not in ASCII as it says: read as UTF-8"),
            ("charset-utf-8-labelled-latin1.eml", "a text says that it is in “iso-8859-1”: read as UTF-8"),
            ("header-two-from.eml", "the header has more than one field from"),
            ("multipart-without-end.eml", "the message breaks off"),
            ("attachment-text-and-inline.eml", "a text is an attachment, and passed over"),
            ("header-line-that-is-no-field.eml", "a header has a line that is no field"),
        ])
        func faults(sample: String, fault: String) throws {
            #expect(try Sample(name: sample).message().faults.contains(fault))
        }

        @Test(
            "common clients' mail has no faults",
            arguments: Sample.all.filter { $0.name.hasPrefix("reply-") || $0.name.hasPrefix("calendar-") })
        func noFaults(sample: Sample) throws {
            let message = try sample.message()
            #expect(message.faults.isEmpty)
            #expect(!message.texts.isEmpty)
            #expect(message["to"]?.contains("mentoring+") == true && message["from"]?.contains("amina@") == true)
        }

        @Test("a word of RFC 2047 can't become an address")
        func spoofedSender() throws {
            let message = try Sample(name: "header-spoofed-sender.eml").message()
            #expect(message["from"] == #""<amina@example.net>," <stranger@example.com>"#)
        }

        @Test("format=flowed is said, and of two forms both are there")
        func forms() throws {
            let thunderbird = try Sample(name: "reply-thunderbird-en.eml").message()
            #expect(thunderbird.texts.map(\.isFlowed) == [true])
            #expect(thunderbird.texts.first?.text.contains("middle and that \nreaders") == true)
            let outlook = try Sample(name: "reply-outlook-desktop-en.eml").message()
            #expect(
                outlook.texts.map(\.type) == ["text/plain", "text/html"] && outlook.texts.allSatisfy { !$0.isFlowed })
            let attached = try Sample(name: "attachment-text-and-inline.eml").message()
            #expect(attached.texts.map(\.text) == ["MET", String(repeating: "_", count: 47) + "\nlist footer"])
        }

        @Test(arguments: [
            ("calendar-reply-gmail-accepted.eml", ["REPLY", nil], "PARTSTAT=ACCEPTED"),
            ("calendar-reply-outlook-declined.eml", ["REPLY"], "PARTSTAT=DECLINED"),
            ("calendar-reply-apple-tentative.eml", ["REPLY"], "PARTSTAT=TENTATIVE"),
            ("calendar-counter-outlook.eml", ["COUNTER"], "COMMENT:Thursday?"),
        ])
        func calendars(sample: String, methods: [String?], content: String) throws {
            let calendars = try Sample(name: sample).message().calendars
            #expect(calendars.map(\.method) == methods)
            #expect(
                calendars.allSatisfy {
                    $0.text.contains(content) && $0.text.hasPrefix("BEGIN:VCALENDAR\n")
                        && $0.text.contains("Jonas Mül\n ler")
                })
        }

        @Test(arguments: [
            ("bounce-postfix-unknown-user.eml", "5.1.1"), ("bounce-postfix-delayed.eml", "4.4.1"),
            ("bounce-postfix-spam-5.7.1.eml", "5.7.1"),
            ("bounce-exim-report.eml", "5.0.0"), ("bounce-gmail.eml", "5.1.1"),
            ("bounce-exchange-online.eml", "5.1.10"),
            ("bounce-exchange-headers-base64.eml", "5.2.2"), ("bounce-sendmail.eml", "5.1.1"),
            ("bounce-two-recipients.eml", "5.1.1"),
            ("bounce-utf8-smtputf8.eml", "5.1.1"),
        ])
        func bounces(sample: String, status: String) throws {
            let message = try Sample(name: sample).message()
            #expect(message.type == "multipart/report" && message.reportType == "delivery-status")
            #expect(message.deliveryStatus.count == (sample == "bounce-two-recipients.eml" ? 3 : 2))
            #expect(message.deliveryStatus.first?.first?.name == "reporting-mta")
            #expect(message.deliveryStatus.dropFirst().first?.first { $0.name == "status" }?.value == status)
            #expect(message.carried.first { $0.name == "message-id" }?.value == "<m31.f1.meeting.2@example.org>")
            #expect(message["return-path"] == "<>")
            #expect(!message.texts.contains { $0.text.contains("Did you meet? One word") })
        }

        @Test("bounces that are only text lose nothing")
        func plainBounces() throws {
            let exim = try Sample(name: "bounce-exim-plain.eml").message()
            #expect(exim["x-failed-recipients"] == "amina@example.net")
            #expect(exim.texts.first?.text.contains("mailbox is full: retry timeout exceeded") == true)
            #expect(exim.texts.first?.text.contains("Message-ID: <m31.f1.meeting.2@example.org>") == true)
            let qmail = try Sample(name: "bounce-qmail.eml").message()
            #expect(qmail.texts.first?.text.contains("Sorry, no mailbox here by that name. (#5.1.1)") == true)
        }

        @Test("the JSON is what Foundation would write and reads", arguments: Sample.all)
        func json(sample: Sample) throws {
            let message = try sample.message()
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            #expect(
                String(decoding: message.json, as: UTF8.self)
                    == String(decoding: try encoder.encode(message), as: UTF8.self))
            #expect(try JSONDecoder().decode(IncomingMessage.self, from: Data(message.json)) == message)
            #expect(try sample.message().json == message.json)
        }
    }
}
