import CivilTime
import Forms
import Mail

/// Reads what somebody wrote: the first line of their own that says something, and whatever else makes it doubtful.
struct ReplyReading {
    let context: AnswerContext
    private(set) var setting: LineReading.Setting
    private(set) var statements: [Statement] = []
    private(set) var questions: [FollowUp] = []
    /// Lines that were not understood, beside some that were.
    private var leftover: [String] = []
    private var guess: Verb.Kind?
    /// Whether something makes all of it doubtful.
    private(set) var isDoubtful = false
    /// Whether more is written than lines that are wholly understood.
    private(set) var hasRest = false
    /// Whether the letter seems to stand among their own words.
    private var isLetterOwn = false

    static func read(_ message: IncomingMessage, _ context: AnswerContext, _ opening: Opening? = nil) -> Reply {
        var lines = OwnText.lines(of: message, context)
        if let opening { lines = opening.applied(to: lines) }
        var reading = ReplyReading(message, context)
        var form = SheetReading(
            lines, sheets: context.sheets, count: context.asked.count, reader: context.values, letter: context.letter,
            names: reading.setting.names)
        let own = OwnLines(lines)
        reading.isLetterOwn = form.hasOwnBlanks
        if form.answers.isEmpty, let (item, answer) = reading.inOrder(own) { form.take(answer, about: item) }
        if form.answers.isEmpty, !form.hasOwnBlanks {
            let isReaction = lines.contains {
                $0.mark == .signature && Insertion.isReaction(Folding.plain($0.text), context.lexicon)
            }
            if Pictures.areAll(own.text) || isReaction && own.text.isEmpty { return reading.picture(own.text) }
            if SentenceClassifier.isCourtesy(lines, setting: reading.setting) {
                let courtesy = Reply(ownText: own.text.bounded(FilledForm.longest), isCourtesy: true)
                return reading.answered(courtesy, own.lines)
            }
        }
        let remaining = OwnLines(form.remaining)
        reading.read(remaining)
        if reading.statements.contains(where: { $0.verb == .stop }),
            StopNames.areBeside(form.remaining, names: context.names, context.lexicon)
        {
            reading.isDoubtful = true
        }
        let reply = reading.reply(own: own.text, form: form, remaining: remaining)
        let isOnlyText = form.answers.isEmpty && !form.hasOwnBlanks && opening?.isShort != true
        return isOnlyText ? reading.inOwnWords(reply, remaining.lines) : reply
    }

    init(_ message: IncomingMessage, _ context: AnswerContext) {
        self.context = context
        let lexicon = context.lexicon
        var names = Set<String>()
        var partners = Set<String>()
        let display = message["from"].map { $0.prefix(200).prefix { $0 != "<" } } ?? ""
        for (index, name) in (context.names + [String(display)]).enumerated() {
            for word in Words(Folding.visible(name)).words
            where word.text.utf8.count > 1 && lexicon.phrases[word.text] == nil
                && !SentenceClassifier([word], lexicon).opensDoubt && !DateWords.looksLikeMoment(word.text, lexicon)
            {
                names.insert(word.text)
                if index < context.names.count { partners.insert(word.text) }
            }
        }
        let written = MessageDate.written(message, now: context.now)
        setting = LineReading.Setting(
            asked: context.asked, names: names, partners: partners, written: written,
            now: context.zone.civil(at: written),
            clocks: NamedClock.Clocks(zone: context.zone, zones: context.zones), lexicon: lexicon)
        if let author = context.authorName, context.asked.allSatisfy({ !$0.partners.isEmpty }) {
            let known = ([author] + context.asked.flatMap(\.partners)).flatMap {
                Words(Folding.visible($0)).words.map(\.text)
            }
            setting.others = partners.subtracting(known)
        }
    }

    /// A thumb up alone: a yes to whether one meeting took place that is over, or to another time, and a nod where nothing is asked that a yes
    /// may answer. Another friendly picture, or a reaction that a mail program does not show, is no yes.
    private func picture(_ text: String) -> Reply {
        if context.asked.count == 1, context.asked[0].kind == .proposal, !context.asked[0].isTold,
            Pictures.areApproval(text)
        {
            return Reply(statements: [Statement(.yes, item: 1)], ownText: text, understood: .full)
        }
        if let item = setting.onlyOver, text.isEmpty || Pictures.areThumb(text) {
            guard !text.isEmpty else { return Reply(ownText: text, understood: .none(guess: .yes)) }
            return Reply(statements: [Statement(.yes, item: item)], ownText: text, understood: .full)
        }
        let isNod = context.asked.allSatisfy { asked in
            asked.isTold || asked.kind == .checkIn
                || asked.due.map { $0 > setting.written } == true
                    && [.meeting, .milestone].contains(asked.kind)
        }
        return Reply(ownText: text, understood: .none(guess: isNod ? nil : .yes), isCourtesy: isNod)
    }

    // MARK: Lines

    private mutating func read(_ own: OwnLines) {
        var hasFirst = false
        for (index, line) in own.lines.enumerated() {
            let words = Words(line)
            guard !words.words.isEmpty || words.isQuestion else { continue }
            if let answer = numberedCheckIn(line, words) {
                hasFirst = true
                add([answer])
                continue
            }
            let reading = LineReading(words, setting)
            if reading.isEmpty { continue }
            if !hasFirst {
                hasFirst = true
                // Below a quotation, only what the first line says is looked at if nothing stands above it.
                guard !reading.segments.isEmpty else {
                    if startsWithNumber(words) {
                        leftover.append(line)
                        guess = guess ?? reading.guess
                        continue
                    }
                    guess = reading.guess ?? guess
                    let salutation = Salutation(own.lines[...index], setting)
                    if !salutation.isToSomebody { readBare(own.lines[index...].joined(separator: "\n")) }
                    return
                }
                add(reading)
            } else if !reading.segments.isEmpty, reading.segments.allSatisfy(isOfOne) {
                add(reading)
            } else if startsWithNumber(words), context.asked.count > 1,
                !statements.isEmpty || !questions.isEmpty || !leftover.isEmpty
            {
                leftover.append(line)
            } else {
                hasRest = true
                doubt(words.words)
                if words.isQuestion { leftover.append(line) }
            }
        }
    }

    /// What a line says that was wholly understood, and what its other sentences make of it.
    private mutating func add(_ reading: LineReading) {
        var found: [Statement] = []
        for segment in reading.segments {
            guard let kind = segment.verb, let outcome = segment.outcome else { continue }
            // A number says that one thing is meant, not everything: "1 STOP".
            if kind == .stop || kind == .help, !segment.items.isEmpty {
                guess = guess ?? kind
                isDoubtful = true
                continue
            }
            let items: [Int?]
            if !segment.items.isEmpty {
                items = segment.items
            } else if kind.isAboutOne, context.asked.count > 1 {
                guard let only = setting.only(for: kind) else {
                    questions.append(FollowUp(kind, .number, said: try? outcome.get()))
                    continue
                }
                items = [only]
            } else {
                items = [kind.isAboutOne && context.asked.count == 1 ? 1 : nil]
            }
            for item in items {
                switch outcome {
                case .success(let verb): found.append(Statement(verb, item: item, clock: segment.clock))
                case .failure(let lack): questions.append(FollowUp(kind, lack.lack, item: item))
                }
            }
        }
        add(found)
        if !reading.rest.isEmpty {
            hasRest = true
            doubt(reading.rest)
        }
    }

    private mutating func add(_ found: [Statement]) {
        for statement in found {
            if let item = statement.item, context.asked.indices.contains(item - 1),
                statement.verb.meaning(for: context.asked[item - 1].kind) == nil
            {
                guess = guess ?? statement.verb.kind
                leftover.append("\(item) \(statement.verb.kind.rawValue)")
                continue
            }
            if statements.contains(statement) { continue }
            if statements.contains(where: { $0.item == statement.item && $0.item != nil })
                || questions.contains(where: { $0.item == statement.item && $0.item != nil })
            {
                isDoubtful = true
            }
            if statement.item == nil, statements.contains(where: { $0.item == nil }) { isDoubtful = true }
            statements.append(statement)
        }
        // Leaving and staying do not go together.
        if statements.count > 1, statements.contains(where: { $0.verb == .stop }) { isDoubtful = true }
    }

    /// Whether a part of a line says which of several things it is about, by a number or because it can be about no other.
    private func isOfOne(_ segment: Segment) -> Bool {
        if !segment.items.isEmpty { return true }
        guard context.asked.count > 1, let verb = segment.verb else { return false }
        return setting.only(for: verb) != nil
    }

    /// Whether a sentence that is no statement makes doubtful what was said.
    private mutating func doubt(_ words: [Word]) {
        let kinds = statements.map(\.verb.kind) + questions.map(\.verb)
        guard !kinds.isEmpty else { return }
        let sentence = SentenceClassifier(words, context.lexicon)
        if kinds.contains(where: sentence.doubts) { isDoubtful = true }
    }

    private func startsWithNumber(_ words: Words) -> Bool {
        guard let first = words.words.first, let number = first.number, context.asked.count > 1 else { return false }
        return (1...context.asked.count).contains(number)
    }

    // MARK: Check-ins

    /// "2: 4, all well", where the second thing asked is a check-in.
    private func numberedCheckIn(_ line: String, _ words: Words) -> Statement? {
        guard startsWithNumber(words), let first = words.words.first, let number = first.number, first.endsClause,
            context.asked[number - 1].kind == .checkIn
        else { return nil }
        let behind = line.drop { !$0.isNumber }.drop(while: \.isNumber)
        let rest = String(behind.drop { " :.),;!-–—=|\"".contains($0) }).trimmedBlanks
        let reading = LineReading(Words(rest), setting)
        guard !rest.isEmpty, reading.segments.isEmpty, !words.isQuestion, !mentionsOther(Words(rest).words) else {
            return nil
        }
        let rating = Rating(rest, context.lexicon, isFree: true)
        guard beside(rest, rating) == .nothing || Distress.isSaid(rest, context.lexicon) else { return nil }
        return Statement(
            .checkIn(
                FilledForm(
                    rating: rating.value,
                    words: rating.value == nil
                        ? rest.bounded(FilledForm.longest)
                        : rating.words.isEmpty ? nil : rating.words.bounded(FilledForm.longest))), item: number)
    }

    /// What a text is beside an answer to how it goes.
    private func beside(_ text: String, _ rating: Rating) -> SentenceClassifier.Beside {
        let words = Words(text)
        return SentenceClassifier(words.words, context.lexicon).beside(
            text, setting.partners, rating: rating, isQuestion: words.isQuestion, now: setting.now.date)
    }

    /// Whether a number with a verb behind it stands among the words: an answer to another thing.
    private func mentionsOther(_ words: [Word]) -> Bool {
        words.indices.dropLast().contains { index in
            guard let number = words[index].number, (1...context.asked.count).contains(number) else { return false }
            if case .verb? = context.lexicon.phrases.phrase(at: index + 1, of: words[...])?.meaning { return true }
            return false
        }
    }

    /// Free words to a letter that asked nothing but how it goes.
    private mutating func readBare(_ text: String) {
        if !isLetterOwn, Distress.isSaid(text, context.lexicon) { return readDistress(text) }
        guard context.asked.count == 1, context.asked[0].kind == .checkIn, !isLetterOwn else { return }
        // Words that begin like another wish are no answer; nor is a wish to leave, wherever it stands.
        if guess == .stop
            || opening(text).map({ [.stop, .pause, .help, .move, .snooze, .resume].contains($0) }) == true
        {
            return
        }
        let rating = Rating(text, context.lexicon, isFree: true)
        if case .other(let other) = beside(text, rating) {
            guess = other
            return
        }
        if let value = rating.value {
            add([
                Statement(
                    .checkIn(
                        FilledForm(
                            rating: value,
                            words: rating.words.isEmpty ? nil : rating.words.bounded(FilledForm.longest))), item: 1)
            ])
        } else {
            let words = Words(text)
            // A number or a question alone is no answer.
            guard !words.isQuestion, words.words.first?.text.unicodeScalars.first?.isDigit != true,
                words.words.contains(where: { $0.text.unicodeScalars.contains { $0.properties.isAlphabetic } }),
                words.words.count > 1 || guess == nil
            else { return }
            add([Statement(.checkIn(FilledForm(words: text.bounded(FilledForm.longest))), item: 1)])
        }
        guess = nil
    }

    /// If a letter asked how it goes, words of distress or of leaving are an answer to it, whatever else they may mean: a person is to read
    /// them, and a program does not ask back.
    private mutating func readDistress(_ text: String) {
        let checkIns = context.asked.indices.filter { context.asked[$0].kind == .checkIn }
        guard checkIns.count == 1 else { return }
        let rating = Rating(text, context.lexicon, isFree: true)
        let words = rating.value == nil ? text : rating.words
        add([
            Statement(
                .checkIn(
                    FilledForm(
                        rating: rating.value, words: words.isEmpty ? nil : words.bounded(FilledForm.longest))),
                item: checkIns[0] + 1)
        ])
        guess = nil
    }

    /// What a text begins with, said or pointed at, behind a greeting.
    private func opening(_ text: String) -> Verb.Kind? {
        let words = Words(text).words[...]
        var index = words.startIndex
        while index < words.endIndex, let (meaning, length) = context.lexicon.phrases.phrase(at: index, of: words) {
            switch meaning {
            case .verb(let kind), .hint(let kind), .within(_, let kind): return kind
            case .filler, .regret, .manner, .how: index += length
            }
        }
        return nil
    }

    // MARK: Forms

    /// What is answered to the letter's only form without its questions: in their order, or to the only one that is asked.
    private func inOrder(_ own: OwnLines) -> (item: Int, answer: FilledForm)? {
        guard context.sheets.count == 1, let (item, sheet) = context.sheets.first, context.asked.count == 1 else {
            return nil
        }
        let lines = own.lines.filter { line in
            let words = Words(line)
            return words.words.isEmpty || words.isQuestion || !LineReading(words, setting).isEmpty
        }
        guard !Salutation(own.lines[...], setting).isToSomebody else { return nil }
        let questions = sheet.questions.compactMap { sheet.form.question($0) }
        if questions.count == 1, let only = questions.first, !only.kind.isText, !lines.isEmpty {
            guard case .value(let value, let remark) = context.values.read(lines.joined(separator: "\n"), for: only)
            else { return nil }
            return (item, FilledForm(words: remark.isEmpty ? nil : remark, values: [only.id: value]))
        }
        return SheetOrder(questions: questions, reader: context.values).read(lines).map { (item, $0) }
    }

    // MARK: The result

    /// Which of the things asked a form is about.
    private func item(of number: Int?) -> Int? {
        let checkIns = context.asked.indices.filter { context.asked[$0].kind == .checkIn }.map { $0 + 1 }
        guard let number else { return checkIns.count == 1 ? checkIns[0] : nil }
        return checkIns.contains(number) ? number : nil
    }

    private func reply(own: String, form: SheetReading, remaining: OwnLines) -> Reply {
        var result = Reply(ownText: own.bounded(FilledForm.longest))
        var statements = isDoubtful ? [] : statements
        var leftover = leftover
        if !form.answers.isEmpty {
            let filled = form.answers.map { item(of: $0.item) }
            statements.removeAll { $0.verb.kind == .checkIn && ($0.item == nil || filled.contains($0.item)) }
            for (number, answer) in form.answers {
                // Of several forms only the number says which one was filled in; without it, that must be asked.
                statements.append(Statement(.checkIn(answer), item: item(of: number)))
            }
            // A person reads text beside the form that says nothing to the program.
            if guess != nil || isDoubtful
                || (self.statements.isEmpty && questions.isEmpty && remaining.hasWords(setting))
            {
                leftover += remaining.lines.filter { !$0.trimmedBlanks.isEmpty }.prefix(20)
            }
        }
        result.questions = isDoubtful ? [] : questions
        result.statements = statements
        if statements.isEmpty {
            let meant =
                isDoubtful
                ? self.statements.first?.verb.kind ?? questions.first?.verb ?? guess : guess ?? questions.first?.verb
            result.understood = .none(guess: meant)
        } else if leftover.isEmpty, result.questions.isEmpty, !isDoubtful {
            result.understood = .full
        } else {
            result.understood = .partly(leftover.map { $0.bounded(500) })
        }
        return result
    }
}
