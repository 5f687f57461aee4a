import CivilTime
import Forms
import Mentoring

/// A policy as it stands in its file.
struct PolicyReading {
    var policy: Policy
    var document: PolicyDocument
    /// Where the letters' time of day stands; nil for the default.
    var letterTime: YAMLValue?

    /// Reads `policy.yaml`.
    /// - Parameter roles: the roles that have a coordinator; nil when `mentord.yaml` could not be read, and any role passes.
    /// - Parameter forms: the forms that there are; nil where any name passes.
    init?(_ value: YAMLValue, roles: Set<String>?, forms: FormCatalog?) {
        let read: PolicyReading? = value.fields { fields in
            let document = fields.required("document").flatMap(PolicyDocument.init)
            let (letters, time) = PolicyReading.letters(fields.optional("letters"))
            let escalation = PolicyReading.escalation(fields.required("escalation"), roles)
            let suspension = fields.optional("suspension")
            let rules = suspension.flatMap(SuspensionRules.init)
            let ladders = LadderBook(fields.optional("ladders"))
            let entries = fields.required("programs").map { $0.entries() ?? [] }
            if let entries, entries.isEmpty, let place = fields.optional("programs") {
                place.refuse("\(place.label) is empty", "write at least one program")
            }
            let programs = (entries ?? []).compactMap { key, value -> Program? in
                guard let id = key.identifier(ProgramID.self) else { return nil }
                // A default with faults of its own is not missing.
                let fallback = suspension == nil ? nil : rules ?? PolicyReading.keepAll
                return ProgramReading(
                    id: id, ladders: ladders, suspension: fallback, roles: roles, forms: forms
                ).read(value)
            }
            let reviews = PolicyReading.reviews(fields.optional("reviews"), document, ladders, roles, forms)
            guard let document, let escalation else { return nil }
            let policy = Policy(
                document: document.number, programs: programs, letters: letters, escalation: escalation,
                reviews: reviews)
            return PolicyReading(policy: policy, document: document, letterTime: time)
        }
        guard let read else { return nil }
        self = read
    }

    private init(policy: Policy, document: PolicyDocument, letterTime: YAMLValue?) {
        self.policy = policy
        self.document = document
        self.letterTime = letterTime
    }

    /// Stands in for rules with faults while the rest is looked at; settings with faults are never used.
    private static let keepAll: SuspensionRules = {
        let keep = SuspensionHandlings(meetings: .keep, checkIns: .keep, milestones: .keep)
        return SuspensionRules(pause: keep, programBreak: keep, holiday: keep, absence: keep)
    }()

    private static func letters(_ value: YAMLValue?) -> (LetterRules, time: YAMLValue?) {
        var rules = LetterRules(
            time: TimeOfDay(clamping: 9 * 3600), perWeek: 3, rideDays: 3, perMinute: 30, retryDays: 5, silences: 2)
        let time: YAMLValue? = value?.fields { fields in
            let time = fields.optional("time")
            rules.time = time?.time() ?? rules.time
            let announced = fields.optional("announces")?.list()?.compactMap { $0.choice(Announcement.self) }
            rules.announces = announced.map(Set.init) ?? rules.announces
            rules.perWeek = fields.optional("per-week")?.integer(1...50) ?? rules.perWeek
            rules.rideDays = fields.optional("ride-days")?.integer(0...6) ?? rules.rideDays
            rules.perMinute = fields.optional("per-minute")?.integer(1...6000) ?? rules.perMinute
            rules.retryDays = fields.optional("retry-days")?.integer(5...30) ?? rules.retryDays
            rules.silences = fields.optional("silences")?.integer(1...20) ?? rules.silences
            rules.keepDays = fields.optional("keep-days")?.integer(15...3650) ?? rules.keepDays
            return time
        }
        return (rules, time)
    }

    private static func escalation(_ value: YAMLValue?, _ known: Set<String>?) -> EscalationRules? {
        value?.fields { fields in
            let letter = fields.required("letter")?.list()?.compactMap { $0.choice(EscalationReason.self) }
            var roles: [EscalationReason: String] = [:]
            for (key, place) in fields.optional("roles")?.entries() ?? [] {
                guard let reason = key.choice(EscalationReason.self) else { continue }
                roles[reason] = place.coordinatorRole(among: known)
            }
            let lines = fields.optional("digest-lines")?.integer(1...100) ?? 15
            let missed = fields.optional("at-risk-after")?.integer(2...20) ?? 2
            let rating = fields.optional("low-rating")?.integer(0...5) ?? 2
            guard let letter else { return nil }
            return EscalationRules(
                letter: Set(letter), roles: roles, digestLines: lines, atRiskAfter: missed, lowRating: rating)
        }
    }

    private static func reviews(
        _ value: YAMLValue?, _ document: PolicyDocument?, _ ladders: LadderBook, _ roles: Set<String>?,
        _ forms: FormCatalog?
    ) -> [CommitmentRule] {
        (value?.entries() ?? []).compactMap { key, value in
            let name = key.identifier(MentorshipID.self)
            return value.fields { fields in
                let date = fields.required("date").flatMap { $0.reviewDate(of: document) }
                let yearly = fields.optional("yearly")?.flag() ?? false
                let role =
                    fields.optional("role").map { $0.coordinatorRole(among: roles) } ?? Coordinator.fallbackRole
                let clause = fields.required("clause")?.clause()
                let ladder = fields.required("ladder").flatMap { ladders.ladder($0, for: .review) }
                let form = fields.optional("form")?.form(among: forms)
                guard let name, let date, let role, let clause, let ladder else { return nil }
                return CommitmentRule(
                    name.text, owes: .officer(role), due: .date(date, yearly: yearly), ladder: ladder, clause: clause,
                    form: form)
            }
        }
    }
}

extension YAMLValue {
    /// A clause as it is cited, such as `§8.1.1`.
    func clause() -> Clause? { text(atMost: 40).map { Clause($0) } }

    /// The name of a form.
    func form(among forms: FormCatalog?) -> String? {
        guard let name = identifier(MentorshipID.self)?.text else { return nil }
        guard let forms, !forms.has(name) else { return name }
        let near = Spelling.nearest(to: name, among: forms.names)
        refuse(
            "unknown form \(Fault.quoted(name))",
            near.map { "did you mean \"\($0)\"?" }
                ?? "write forms/\(name).yaml or letters/LANGUAGE/milestones/\(name).mustache, or one of \(Fault.alternatives(forms.names))"
        )
        return nil
    }

    /// A role that an address is named for.
    func coordinatorRole(among roles: Set<String>?) -> String? {
        guard let text = text(atMost: 64) else { return nil }
        guard let roles, !roles.contains(text) else { return text }
        let near = Spelling.nearest(to: text, among: roles.sorted())
        refuse(
            "no coordinator has the role \(Fault.quoted(text))",
            near.map { "did you mean \"\($0)\"?" } ?? "name an address for it under \"coordinators\" in mentord.yaml")
        return nil
    }

    /// A date, or `next-review`: the one that the document names.
    fileprivate func reviewDate(of document: PolicyDocument?) -> CivilDate? {
        guard isWord("next-review") else { return date() }
        guard let document else { return nil }
        if document.nextReview == nil {
            refuse("\(label) is next-review, but \"document\" has no \"next-review\"", "write it there, or a date here")
        }
        return document.nextReview
    }
}
