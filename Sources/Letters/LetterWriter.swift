import CivilTime
import Mail
import Mentoring

/// Turns drafts into messages. The same draft gives the same bytes.
package struct LetterWriter: Sendable {
    /// The longest HTML document, in bytes: Gmail cuts what is longer than 102 kB.
    static let longestPage = 100_000

    private let templates: LetterTemplates
    private let head: Letterhead
    private let key: LetterKey
    private let zones: ZoneDatabase
    private let coordinator: MailAddress

    package var names: [String] { templates.names }

    /// What stands before the room for an answer in the lines to fill in, in all languages: never the words of who answers.
    package var formLabels: [String] { templates.formLabels }

    /// Takes what all letters share.
    /// - Parameter key: the key of the Message-IDs; with it one can tell from a Message-ID what the letter was about.
    /// - Throws: `LetterError.message` when one of the letterhead's addresses or its domain is not one.
    package init(
        templates: LetterTemplates, head: Letterhead, key: [UInt8], zones: ZoneDatabase
    ) throws(LetterError) {
        self.templates = templates
        self.head = head
        self.key = LetterKey(key: key, domain: head.mailDomain)
        self.zones = zones
        do {
            coordinator = try MailAddress(head.coordinator)
            _ = try self.key.root(of: nil, for: .coordinator(1))
        } catch { throw .message(error.description) }
        _ = try sender(in: templates.language(for: LetterTemplates.fallback))
    }

    /// How the language of a locale writes dates, lists and titles.
    package func strings(for locale: String) -> LocaleStrings { templates.language(for: locale).strings }

    private func sender(in language: LetterTemplates.Language) throws(LetterError) -> MailAddress {
        let name = head.fromName ?? language.strings.sender.filled(["community": head.community])
        do {
            return try MailAddress(head.from, displayName: PlainText.line(name, limit: PlainText.longestName))
        } catch { throw .message(error.description) }
    }

    private struct Returns {
        var sender: MailAddress
        var reference: String?
        var replyTo: MailAddress
        var bounces: MailAddress
        var unsubscribe: MailAddress
    }

    /// The address to which calendar programs answer the letter of one notice: ORGANIZER of what it carries.
    /// - Returns: nil where the program reads no answers.
    /// - Throws: `LetterError.message` when the letter's address is none.
    package func organizer(of notice: NoticeID, to address: String) throws(LetterError) -> String? {
        guard let answers = head.answers else { return nil }
        do {
            let name = String(try key.messageID(of: [notice]).text.dropFirst().dropLast())
            let recipient = try MailAddress(address)
            return try answers.address(
                .calendar, reference: answers.reference(messageID: name), recipient: recipient.address
            ).address
        } catch let error as LetterError { throw error } catch { throw .message("\(error)") }
    }

    package func write(_ draft: LetterDraft) throws(LetterError) -> FinishedLetter {
        guard !draft.items.isEmpty else { throw .empty }
        let words = LetterWords(draft: draft, templates: templates, head: head, zones: zones)
        let (messageID, address): (MessageID, MailAddress)
        do {
            messageID = try key.messageID(of: draft.items.map(\.notice.id))
            address = try MailAddress(
                draft.address, displayName: PlainText.line(words.name, limit: PlainText.longestName))
        } catch { throw .message(error.description) }
        let name = String(messageID.text.dropFirst().dropLast())
        let returns = try returns(
            takingReplies: draft.takesReplies, from: sender(in: words.language), messageID: name, to: address.address)
        let (subject, document) = try words.compose()
        let buttons =
            draft.takesReplies
            ? head.answers.flatMap { answers in
                returns.reference.map { LetterButtons(answers: answers, reference: $0, recipient: address.address) }
            } : nil
        let page = DocumentPage(replyTo: returns.replyTo, subject: subject, buttons: buttons)
        let html = templates.page.render(page.values(of: document, language: words.language))
        var letter = FinishedLetter(
            subject: subject, messageID: name, bytes: [], sender: returns.bounces.address, reference: returns.reference,
            text: DocumentText.write(document), html: html.utf8.count <= Self.longestPage ? html : nil,
            offers: document.offers, labels: document.labels)
        do {
            let message = try message(draft, letter, messageID: messageID, to: address, returns)
            letter.bytes = message.bytes()
        } catch { throw .message(error.description) }
        return letter
    }

    /// A letter without words: its names and addresses are the same as with words. For callers that count letters and read none.
    /// - Throws: `LetterError`, as ``write(_:)`` does of an address.
    package func frame(
        _ notices: [NoticeID], at address: String, takingReplies: Bool
    ) throws(LetterError) -> FinishedLetter {
        guard !notices.isEmpty else { throw .empty }
        let (messageID, to): (MessageID, MailAddress)
        do {
            messageID = try key.messageID(of: notices)
            to = try MailAddress(address)
        } catch { throw .message(error.description) }
        let name = String(messageID.text.dropFirst().dropLast())
        let sender = try sender(in: templates.language(for: LetterTemplates.fallback))
        let returns = try returns(takingReplies: takingReplies, from: sender, messageID: name, to: to.address)
        return FinishedLetter(
            subject: "", messageID: name, bytes: Array("(no words)\n".utf8), sender: returns.bounces.address,
            reference: returns.reference, text: "", html: nil, offers: [], labels: [])
    }

    private func message(
        _ draft: LetterDraft, _ letter: FinishedLetter, messageID: MessageID, to address: MailAddress,
        _ returns: Returns
    ) throws(MailError) -> Message {
        let root = try key.root(of: draft.items.first?.mentorship?.id, for: draft.recipient)
        // Another program may have given its mail any name; an answer without a valid name is still an answer.
        let answered = draft.answering.flatMap { try? MessageID($0.hasPrefix("<") ? $0 : "<\($0)>") }
        var fields: [(name: HeaderName, value: HeaderText)] = []
        if let answers = head.answers { fields.append((try HeaderName("X-Loop"), HeaderText(answers.base))) }
        return Message(
            from: returns.sender, replyTo: returns.replyTo, to: [address], subject: HeaderText(letter.subject),
            date: try MailDate(secondsSinceEpoch: draft.at.seconds, offset: draft.zone.offset(at: draft.at)),
            messageID: messageID, inReplyTo: answered ?? root, references: [root] + (answered.map { [$0] } ?? []),
            autoSubmitted: draft.answering == nil ? .generated : .replied,
            unsubscribe: MailtoURI(returns.unsubscribe, subject: "stop"), extraFields: fields,
            body: try body(letter, draft.calendar))
    }

    private func body(_ letter: FinishedLetter, _ calendar: LetterCalendar?) throws(MailError) -> MIMEPart {
        if let calendar {
            return try .invitation(
                plain: letter.text, html: letter.html, calendar: calendar.text, method: calendar.method)
        }
        guard let html = letter.html else { return .text(letter.text) }
        return .multipart(.alternative, [.text(letter.text), .text(html, type: .html)])
    }

    /// Where the program does not take them, replies and cancellations go to a person, as without answers by mail. Bounces come back all the same.
    private func returns(
        takingReplies: Bool, from sender: MailAddress, messageID: String, to address: String
    ) throws(LetterError) -> Returns {
        guard let answers = head.answers else {
            return Returns(sender: sender, replyTo: coordinator, bounces: sender, unsubscribe: coordinator)
        }
        let reference = answers.reference(messageID: messageID)
        let bounces = try answers.address(.bounce, reference: reference, recipient: address)
        guard takingReplies else {
            return Returns(
                sender: sender, reference: reference, replyTo: coordinator, bounces: bounces, unsubscribe: coordinator)
        }
        return Returns(
            sender: sender, reference: reference,
            replyTo: try answers.address(
                .reply, reference: reference, recipient: address, displayName: sender.displayName?.text),
            bounces: bounces, unsubscribe: try answers.address(.unsubscribe, reference: reference, recipient: address))
    }
}
