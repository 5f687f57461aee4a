import CivilTime
import Mail
import Mentoring

/// A letter as it is frozen before sendmail gets it.
public struct FinishedLetter: Hashable, Sendable {
    /// Its subject, as a reader sees it.
    public var subject: String
    /// Its Message-ID, without angle brackets.
    public var messageID: String
    /// The whole message: ASCII, line ends of a single LF (RFC 5322).
    public var bytes: [UInt8]
    /// The envelope sender: where bounces go.
    public var sender: String
}

/// Why a letter can't be written.
public enum LetterError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The draft holds nothing.
    case empty
    /// A digest letter has no digest; it would say that nothing needs anybody.
    case noDigest
    /// No template has this name, though a notice asks for it.
    case noTemplate(String)
    /// An address, a domain or a date can't stand in a message; mail's own words.
    case message(String)

    /// What is wrong and what to do about it. It names no person.
    public var description: String {
        switch self {
        case .empty: "a letter without anything to say can't be written"
        case .noDigest: "a digest can't be written without its lines and counts"
        case .noTemplate(let name):
            "there is no template \(name).mustache, though a notice asks for it; add it to the letters' folder and reload"
        case .message(let reason): reason
        }
    }
}

/// Who writes the letters and who reads the answers.
public struct Letterhead: Hashable, Sendable {
    /// The community's name.
    public var community: String
    /// The address that letters come from, and that bounces go to.
    public var from: String
    /// The name that mail programs show for it; nil for one that is made of the community's.
    public var fromName: String?
    /// The address of the coordinator who reads replies.
    public var coordinator: String
    /// The domain in Message-IDs.
    public var mailDomain: String
    /// The number of the policy document, such as `MEM-02-03`.
    public var document: String
    /// The most scheduled letters that somebody gets in a week; a first letter says so.
    public var perWeek: Int

    /// Says who writes and who reads.
    public init(
        community: String, from: String, fromName: String? = nil, coordinator: String, mailDomain: String,
        document: String,
        perWeek: Int
    ) {
        self.community = community
        self.from = from
        self.fromName = fromName
        self.coordinator = coordinator
        self.mailDomain = mailDomain
        self.document = document
        self.perWeek = perWeek
    }
}

/// Turns drafts into messages. The same draft gives the same bytes.
public struct LetterWriter: Sendable {
    private let templates: LetterTemplates
    private let head: Letterhead
    private let key: LetterKey
    private let zones: ZoneDatabase
    private let sender: MailAddress
    private let replyTo: MailAddress

    /// Takes what all letters share.
    ///
    /// - Parameter key: the key of the Message-IDs; whoever has it can tell from a Message-ID what the letter was about.
    /// - Throws: `LetterError.message` when one of the letterhead's addresses or its domain is not one.
    public init(
        templates: LetterTemplates, head: Letterhead, key: [UInt8], zones: ZoneDatabase
    ) throws(LetterError) {
        self.templates = templates
        self.head = head
        self.key = LetterKey(key: key, domain: head.mailDomain)
        self.zones = zones
        do {
            let name = head.fromName ?? "\(head.community) mentorship program"
            sender = try MailAddress(head.from, displayName: PlainText.line(name, limit: PlainText.longestName))
            replyTo = try MailAddress(head.coordinator)
            _ = try self.key.root(of: nil, for: .coordinator(1))
        } catch { throw .message(error.description) }
    }

    /// Writes one letter.
    ///
    /// - Throws: `LetterError`; nothing is half written.
    public func write(_ draft: LetterDraft) throws(LetterError) -> FinishedLetter {
        guard let first = draft.items.first else { throw .empty }
        let (subject, text) = try words(of: draft)
        do {
            let name = PlainText.line(draft.name, limit: PlainText.longestName)
            let root = try key.root(of: first.mentorship?.id, for: draft.recipient)
            let messageID = try key.messageID(of: draft.items.map(\.notice.id))
            let message = Message(
                from: sender, replyTo: replyTo, to: [try MailAddress(draft.address, displayName: name)],
                subject: HeaderText(subject),
                date: try MailDate(secondsSinceEpoch: draft.at.seconds, offset: draft.zone.offset(at: draft.at)),
                messageID: messageID, inReplyTo: root, references: [root],
                unsubscribe: MailtoURI(replyTo, subject: "stop"), body: .text(text))
            return FinishedLetter(
                subject: subject, messageID: String(messageID.text.dropFirst().dropLast()), bytes: message.bytes(),
                sender: sender.address)
        } catch { throw .message(error.description) }
    }

    /// The subject and the text of a letter.
    private func words(of draft: LetterDraft) throws(LetterError) -> (subject: String, text: String) {
        let language = templates.language(for: draft.locale)
        let maker = FactMaker(draft: draft, wording: language.wording, zones: zones)
        let shared = sharedFacts(draft)
        var subjects: [String] = []
        var texts: [String] = []
        var kinds: Set<String> = []
        for item in draft.items {
            let name = item.notice.letter
            guard let letter = language.letters[name] else { throw .noTemplate(name) }
            guard name != LetterTemplates.digest || draft.digest != nil else { throw .noDigest }
            var facts = shared
            facts.add(maker.item(item, isFirstOfKind: kinds.insert(name).inserted))
            if let digest = draft.digest { facts.add(maker.digest(digest)) }
            if case .commitment(let id) = item.notice.id.subject, id.kind == .milestone {
                facts.say("act", language.phrase(of: id.name, facts))
            }
            subjects.append(language.render(letter.subject, facts))
            texts.append(language.render(letter.body, facts))
        }
        var facts = shared
        facts.add(wrapperFacts(draft, texts: texts, maker: maker))
        let text = Paragraphs.wrapped(language.render(language.wrapper.body, facts)) + "\n"
        guard draft.items.count > 1 else { return (PlainText.line(subjects[0], limit: 200), text) }
        let ofKind = kinds.count == 1 ? kinds.first.flatMap { language.letters[$0]?.subjectOfSeveral } : nil
        return (PlainText.line(language.render(ofKind ?? language.wrapper.subject, facts), limit: 200), text)
    }

    private func sharedFacts(_ draft: LetterDraft) -> LetterFacts {
        var facts = LetterFacts()
        facts.say("name", draft.name, limit: PlainText.longestName)
        facts.say("community", head.community, limit: PlainText.longestName)
        facts.say("document", head.document, limit: PlainText.longestName)
        facts.say("coordinator", replyTo.address)
        facts.say("perWeek", head.perWeek)
        facts.say("count", draft.items.count)
        if case .coordinator = draft.recipient { facts.say("toCoordinator", if: true) }
        return facts
    }

    private func wrapperFacts(_ draft: LetterDraft, texts: [String], maker: FactMaker) -> LetterFacts {
        var facts = LetterFacts()
        facts.say("isFirst", if: draft.isFirst)
        facts.say("alone", if: texts.count == 1)
        if let text = texts.first, texts.count == 1 { facts.say("text", rendered: text) }
        facts.say("soonest", maker.soonest())
        facts.say(
            "items",
            texts.enumerated().map { index, text in
                var item = LetterFacts()
                let margin = "\(index + 1). ".count
                item.say("number", index + 1)
                // Broken here, so that the whole item hangs to the right of its number.
                let lines = Paragraphs.wrapped(text, width: Paragraphs.width - margin)
                item.say("text", rendered: Paragraphs.hanging(lines, by: margin))
                return item
            })
        var titles: Set<String> = []
        let programs = draft.items.compactMap { $0.program?.title }.filter { titles.insert($0).inserted }
        facts.say("programs", maker.wording.list(programs))
        let contacts = maker.contacts()
        facts.say("hasContacts", if: !contacts.shown.isEmpty)
        facts.say("contacts", contacts.shown)
        if contacts.more > 0 { facts.say("moreContacts", contacts.more) }
        return facts
    }
}
