import Forms
import Mail
import Mentoring

/// Puts together what a button says and what is written in its mail. What is written is a remark, as it is below a verb that leads: it may
/// make doubtful what the button says.
struct PressedReading {
    private let message: IncomingMessage
    private let context: AnswerContext
    /// What is written, without the button.
    private let written: Reply
    /// The number of the thing that the button is about, where it needs one.
    private let number: Int?

    static func read(_ message: IncomingMessage, _ context: AnswerContext) -> Reply {
        let written = ReplyReading.read(message, context)
        guard let pressed = context.pressed else { return written }
        var reply: Reply
        switch pressed {
        case .contradictory: reply = Reply()
        case .one(.form, _): return written
        case .one(let verb, let item):
            let reading = PressedReading(message: message, context: context, written: written, item: item)
            reply = reading.reply(verb)
            reply.isMerePress = reading.isMere
        }
        reply.ownText = written.ownText
        reply.pressed = pressed
        return reply
    }

    private init(message: IncomingMessage, context: AnswerContext, written: Reply, item: Int?) {
        self.message = message
        self.context = context
        self.written = written
        number = context.asked.count > 1 ? item : nil
    }

    private func reply(_ verb: ButtonVerb) -> Reply {
        if let number, !context.asked.indices.contains(number - 1) { return Reply() }
        switch verb {
        case .met, .missed, .done, .yes, .no, .resume, .stop, .help: return said(verb)
        case .move: return timed(.move, as: ["move"])
        case .snooze: return timed(.snooze, as: ["snooze"])
        case .pause: return timed(.pause, as: ["pause until", "pause"])
        case .show: return shown
        case .form: return written
        }
    }

    private func numbered(_ words: String) -> String { number.map { "\($0) \(words)" } ?? words }

    // MARK: What the button says alone

    /// What is written is read as if the button's word stood above it.
    private func said(_ verb: ButtonVerb) -> Reply {
        let reply = ReplyReading.read(message, context, .above(numbered(verb.rawValue)))
        guard reply.understood == .full else {
            let other = written.statements.first { $0.verb.kind != verb.said }?.verb.kind ?? otherwise(verb)
            return other.map { Reply(understood: .none(guess: $0)) } ?? reply
        }
        return reply.statements.contains { $0.verb.kind == verb.said } ? reply : Reply()
    }

    /// SHOW says yes to whether a person may read it; who writes what happened need not show it.
    private var shown: Reply {
        if written.understood == .full, !written.statements.isEmpty { return written }
        var context = context
        context.asked = [Asked(.confirmation)]
        let reply = ReplyReading.read(message, context, .above(ButtonVerb.yes.rawValue))
        return reply.understood == .full && reply.statements.map(\.verb) == [.yes] ? Reply(understood: .full) : Reply()
    }

    /// What is written beside the button's own word and says something else.
    private func otherwise(_ verb: ButtonVerb) -> Verb.Kind? {
        let lines = OwnLines(OwnText.lines(of: message, context)).lines.filter {
            Words($0).words.first?.text != verb.rawValue
        }
        let kind: Verb.Kind
        switch IntentReading(lines, ReplyReading(message, context).setting)?.outcome {
        case .said(let statements)?:
            guard let first = statements.first else { return nil }
            kind = first.verb.kind
        case .guess(let guess, _)?: kind = guess
        default: return nil
        }
        return kind == verb.said ? nil : kind
    }

    // MARK: What needs a time

    /// The button says the verb, and the text the time, with the verb before it or without.
    private func timed(_ kind: Verb.Kind, as verbs: [String]) -> Reply {
        if written.understood == .full, !written.statements.isEmpty {
            return says(kind, written) ? written : Reply(understood: .none(guess: written.statements.first?.verb.kind))
        }
        let prefixes = verbs.map(numbered) + [number.map(String.init)].compactMap { $0 }
        let openings = prefixes.flatMap { [Opening.before($0), .instead($0)] }
        var readings = [written]
        if says(kind, written) { return written }
        for opening in openings {
            let reading = ReplyReading.read(message, context, opening)
            if says(kind, reading) { return reading }
            readings.append(reading)
        }
        let asking = readings.first { reading in
            !reading.questions.isEmpty && reading.questions.allSatisfy { $0.verb == kind && $0.lack != .number }
        }
        if asking == nil, case .none(let guess?) = written.understood, guess != kind {
            return Reply(understood: written.understood)
        }
        let lack: FollowUp.Lack = kind == .snooze ? .days : .dateAndTime
        return Reply(
            questions: asking?.questions ?? [FollowUp(kind, lack, item: number)], understood: .none(guess: kind))
    }

    private func says(_ kind: Verb.Kind, _ reply: Reply) -> Bool {
        reply.understood == .full && reply.questions.isEmpty && reply.statements.count == 1
            && reply.statements[0].verb.kind == kind && (number == nil || reply.statements[0].item == number)
    }

    // MARK: Nothing else

    /// Whether nothing is written but the button's own words and courtesy.
    private var isMere: Bool {
        let names = Set(context.names.flatMap { Words(Folding.visible($0)).words.map(\.text) })
        return written.ownText.split(whereSeparator: \.isNewline).allSatisfy { line in
            let words = Words(String(line))
            guard !words.isQuestion, !words.isCut else { return false }
            let start = words.words.first?.number == number && number != nil ? 1 : 0
            var length = 0
            if case (.verb, let found)? = context.lexicon.phrases.phrase(at: start, of: words.words[...]) {
                length = found
            }
            let rest = Array(words.words.dropFirst(start + length))
            return rest.isEmpty || SentenceClassifier(rest, context.lexicon).courtesy(names) != nil
        }
    }
}
