import CivilTime

/// Which of several things a word without a number is about: the one that it can mean, if there is only one.
extension LineReading.Setting {
    /// The number of that thing; nil where there is none such, or where there are two.
    func only(for verb: Verb.Kind) -> Int? {
        if asked.count == 1 { return 1 }
        for isStrict in [true, false] {
            let fitting = asked.indices.filter { fits(verb, asked[$0], isStrict: isStrict) }
            if !fitting.isEmpty { return fitting.count == 1 ? fitting[0] + 1 : nil }
        }
        return nil
    }

    /// The number of the one meeting that is over, where a yes can be about nothing else but what a thumb up says nothing of: a milestone, a
    /// check-in.
    var onlyOver: Int? {
        let over = asked.indices.filter { Situation.meetingOver.holds(asked[$0], at: written) }
        let isOtherAsked = asked.contains { !$0.isTold && [.confirmation, .proposal, .renewal].contains($0.kind) }
        return over.count == 1 && (asked.count == 1 || !isOtherAsked) ? over[0] + 1 : nil
    }

    /// - Parameter isStrict: whether only what is asked now counts. What lies ahead, and what was only told, may be meant where nothing else
    ///   can be.
    private func fits(_ verb: Verb.Kind, _ asked: Asked, isStrict: Bool) -> Bool {
        switch verb {
        case .met, .missed:
            guard asked.kind == .meeting else { return false }
            return !isStrict || !asked.isTold && asked.due.map { $0 <= written } ?? true
        case .move:
            return asked.kind == .meeting && (!isStrict || !asked.isTold)
        case .done: return asked.kind == .milestone && (!isStrict || asked.isAsked && !asked.isTold)
        case .yes, .no:
            guard isStrict, asked.isAsked, !asked.isTold else { return false }
            return asked.kind != .checkIn && (asked.kind != .meeting || asked.due.map { $0 <= written } ?? true)
        case .absent: return asked.kind == .meeting
        case .snooze, .pause, .resume, .stop, .help, .excused, .checkIn, .fewer, .away, .leaving, .wrongPerson,
            .distress:
            return false
        }
    }
}
