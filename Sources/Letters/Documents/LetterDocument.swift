import Forms
import Mentoring

/// A letter's text as what it is made of. Both of its forms, plain text and HTML, are written from this, so that they say the same.
struct LetterDocument {
    struct Piece: Hashable {
        enum Kind: Hashable {
            case words
            /// A value that the template names.
            case value
            /// A value that is a mail address.
            case address
        }

        var kind: Kind
        var text: String
    }

    /// Something that one can reply, and what it means.
    struct Answer: Hashable {
        /// What its button says; nil for one that only writes a reply.
        var verb: ButtonVerb?
        var say: [Piece]
        var meaning: [Piece]
    }

    /// A line to fill in.
    struct Field: Hashable {
        var label: [Piece]
        /// What can be answered with a click, such as the numbers of a scale.
        var choices: [String] = []
    }

    /// A part of the letter that stands on lines of its own.
    indirect enum Block {
        /// `# ` and the text.
        case heading([Piece])
        /// Lines that follow each other.
        case paragraph([Piece])
        /// An entry of a list, with `- ` or its number and point.
        case entry(label: String, [Piece])
        /// Lines that begin with a space and stay as they are.
        case code([String])
        /// `=VERB ` and what one can reply; `: ` and what it means.
        case answers([Answer])
        /// `? `, or `?[1|2|3] ` with what can be answered with a click, and a line to fill in.
        case form([Field])
        /// One of the things that the letter says; without a number where it says nothing else.
        case item(label: String, number: Int?, [Placed])
        /// `-- `: what follows is the signature.
        case signature
    }

    /// A block, and whether an empty line stands before it.
    struct Placed {
        var block: Block
        var isApart: Bool
    }

    var blocks: [Placed]

    init(_ text: String) { blocks = DocumentParser.blocks(of: text) }

    /// What the letter says can be replied, example times included: `2 MET`, `2 MOVE 2027-02-16 18:00`.
    var offers: [String] { Self.offers(blocks, number: nil).map(\.text) }

    /// The labels of its lines to fill in, without their numbers and what stands behind them, each once: replies are read by them.
    var labels: [String] {
        var seen: Set<String> = []
        return Self.labels(blocks).filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    private static func labels(_ blocks: [Placed]) -> [String] {
        blocks.flatMap { placed -> [String] in
            switch placed.block {
            case .form(let fields): fields.map { FormField.label(of: $0.label.text) }
            case .item(_, _, let inner): labels(inner)
            case .heading, .paragraph, .entry, .code, .answers, .signature: []
            }
        }
    }

    /// What shows how several things are answered by number: `1 MET 2 MISSED`, of the first three that can be answered by a word. Nil
    /// where there is none.
    var sample: String? {
        let items = blocks.compactMap { placed -> [Offer]? in
            guard case .item(_, let number?, let inner) = placed.block else { return nil }
            let fixed = Self.offers(inner, number: number).filter(\.isFixed)
            return fixed.isEmpty ? nil : fixed
        }.prefix(3)
        // Of several that are answered alike, the second is answered otherwise, so that the example is no hint.
        let areAlike = items.allSatisfy { $0.map(\.word) == items.first?.map(\.word) }
        let said = items.enumerated().map { place, offers in offers[areAlike ? place % min(offers.count, 2) : 0].text }
        return said.isEmpty ? nil : said.joined(separator: " ")
    }

    private struct Offer {
        /// With the number of what it is about.
        var text: String
        /// Without it.
        var word: String
        /// Whether nothing in it is an example.
        var isFixed: Bool
    }

    private static func offers(_ blocks: [Placed], number: Int?) -> [Offer] {
        blocks.flatMap { placed -> [Offer] in
            switch placed.block {
            case .answers(let answers):
                answers.map { answer in
                    Offer(
                        text: numbered(answer.say, number).text, word: answer.say.text,
                        isFixed: answer.say.allSatisfy { $0.kind == .words })
                }
            case .item(_, let number, let inner): offers(inner, number: number)
            case .heading, .paragraph, .entry, .code, .form, .signature: []
            }
        }
    }

    /// The lines of a form, numbered where there are several, with the number of their item before that: `2.1 How is it going:`.
    static func lines(of fields: [Field], number: Int?) -> [String] {
        fields.enumerated().map { place, field in
            let label = field.label.text
            guard fields.count > 1 else { return number.map { "\($0) \(label)" } ?? label }
            return number.map { "\($0).\(place + 1) \(label)" } ?? "\(place + 1). \(label)"
        }
    }

    /// What is to be replied about an item, with its number where there are several.
    static func numbered(_ pieces: [Piece], _ number: Int?) -> [Piece] {
        number.map { [Piece(kind: .words, text: "\($0) ")] + pieces } ?? pieces
    }
}

extension [LetterDocument.Piece] {
    var text: String { map(\.text).joined() }
}
