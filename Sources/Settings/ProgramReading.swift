import Forms
import Mentoring

/// Reads one program of the policy, or a community's own.
struct ProgramReading {
    let id: ProgramID
    let ladders: LadderBook
    /// What becomes of commitments where the program does not say; nil when the policy has no such section.
    let suspension: SuspensionRules?
    /// The roles that have a coordinator; nil where any role passes.
    let roles: Set<String>?
    /// The forms that there are; nil where any name passes.
    let forms: FormCatalog?

    /// The program; nil after adding faults.
    func read(_ value: YAMLValue) -> Program? { value.fields(read) }

    private func read(_ fields: YAMLFields) -> Program? {
        let title = fields.required("title")?.text(atMost: 100)
        let clause = fields.required("clause")?.clause()
        let roles = fields.required("roles").flatMap(readRoles)
        let reporter = fields.required("reporter").flatMap { readReporter($0, roles ?? []) }
        let length = fields.required("cycle-months").flatMap(readLength)
        let cycle = length?.months
        let renewal = fields.optional("renews")
        let renews = renewal?.flag() ?? false
        let extends = fields.optional("pause-extends-end")?.flag() ?? false
        let meetings = fields.required("meetings").flatMap { readMeetings($0, cycle: cycle) }
        let checkIns = fields.optional("check-ins").flatMap { readCheckIns($0, cycle: cycle) }
        let entries = fields.optional("milestones")?.entries() ?? []
        let milestones = entries.compactMap { readMilestone($0.key, $0.value, length: length, renews: renews) }
        let others = fields.optional("commitments")?.entries() ?? []
        let own = others.compactMap { readOwn($0.key, $0.value, length: length, besides: entries.map(\.key)) }
        let rules = readSuspension(fields)
        if renews, let renewal, let length { checkRenewal(renewal, length, milestones: entries.map(\.key)) }
        guard let title, let clause, let roles, let reporter, let length, let meetings, let rules else { return nil }
        return Program(
            id: id, title: title, clause: clause, roles: roles, reporter: reporter,
            cycle: CycleForm(months: length.months, renews: renews, pauseExtendsEnd: extends), meetings: meetings.form,
            commitments: [meetings.rule] + (checkIns.map { [$0] } ?? []) + milestones + own, suspension: rules)
    }

    /// A count (`mentor: 1`) or bounds (`mentee: {least: 2, most: 12}`) for each role.
    private func readRoles(_ value: YAMLValue) -> [RoleRule]? {
        guard let entries = value.entries() else { return nil }
        if entries.isEmpty { value.refuse("\(value.label) is empty", "name who takes part") }
        return entries.compactMap { key, value in
            guard let role = key.choice(Role.self) else { return nil }
            guard value.isMapping else {
                return value.integer(1...200).map { RoleRule(role: role, least: $0, most: $0) }
            }
            return value.fields { fields in
                let least = fields.required("least")?.integer(1...200)
                let most = fields.required("most")
                guard let least, let count = most?.integer(1...200) else { return nil }
                if count < least { most?.refuse("\"most\" is \(count), less than \"least\", \(least)") }
                return RoleRule(role: role, least: least, most: count)
            }
        }
    }

    private func readReporter(_ value: YAMLValue, _ roles: [RoleRule]) -> Role? {
        guard let role = value.choice(Role.self) else { return nil }
        guard roles.isEmpty || roles.contains(where: { $0.role == role }) else {
            value.refuse(
                "the reporter is a \(role.rawValue), but the program has none",
                "write \(Fault.alternatives(roles.map(\.role.rawValue)))")
            return nil
        }
        return role
    }

    /// The length of a cycle as the file has it.
    enum Length {
        case months(Int)
        case endless

        var months: Int? {
            switch self {
            case .months(let count): count
            case .endless: nil
            }
        }
    }

    private func readLength(_ value: YAMLValue) -> Length? {
        value.isWord("none") ? .endless : value.integer(1...120).map { .months($0) }
    }

    private func readSuspension(_ fields: YAMLFields) -> SuspensionRules? {
        if let own = fields.optional("suspension") { return SuspensionRules(own) }
        if suspension == nil { return fields.required("suspension").flatMap(SuspensionRules.init) }
        return suspension
    }

    private func checkRenewal(_ place: YAMLValue, _ length: Length, milestones: [YAMLValue]) {
        if length.months == nil {
            place.refuse("\"renews\" is true, but the program has no end", "remove it, or write \"cycle-months\"")
        } else if !milestones.contains(where: { $0.isWord(CommitmentRule.renewal) }) {
            place.refuse(
                "\"renews\" is true, but nothing asks for it", "add the milestone \"\(CommitmentRule.renewal)\"")
        }
    }
}

extension ProgramReading {
    struct Meetings {
        var form: MeetingForm
        var rule: CommitmentRule
    }

    private func readMeetings(_ value: YAMLValue, cycle: Int?) -> Meetings? {
        value.fields { fields in
            let months = fields.optional("every-months")
            let weeks = fields.optional("every-weeks")
            let minutes = fields.required("minutes")?.integer(1...480)
            let clause = fields.required("clause")?.clause()
            let ladder = fields.required("ladder").flatMap { ladders.ladder($0, for: .meeting) }
            let form = fields.optional("invitations")
            let invitations = form.map { $0.choice(InvitationForm.self) } ?? .series
            guard let cadence = readCadence(value, months: months, weeks: weeks, cycle: cycle), let minutes, let clause,
                let ladder, let invitations
            else { return nil }
            return Meetings(
                form: MeetingForm(cadence, minutes: minutes, invitations: invitations),
                rule: CommitmentRule(CommitmentID.meeting, due: .rhythm, ladder: ladder, clause: clause))
        }
    }

    private func readCadence(_ value: YAMLValue, months: YAMLValue?, weeks: YAMLValue?, cycle: Int?) -> Cadence? {
        switch (months, weeks) {
        case (let months?, nil):
            guard let count = months.integer(1...60) else { return nil }
            if let cycle, !cycle.isMultiple(of: count) {
                months.refuse(
                    "a cycle of \(cycle) months cannot be divided into meetings every \(count) months",
                    "write a divisor of \(cycle)")
            }
            return .months(count)
        case (nil, let weeks?): return weeks.integer(1...52).map { .weeks($0) }
        case (nil, nil):
            value.refuse("\(value.label) has no cadence", "write \"every-months\" or \"every-weeks\"")
        case (_?, let weeks?):
            weeks.refuse("two cadences", "write \"every-months\" or \"every-weeks\", not both")
        }
        return nil
    }

    private func readCheckIns(_ value: YAMLValue, cycle: Int?) -> CommitmentRule? {
        if value.isWord("none") { return nil }
        return value.fields { fields in
            let every = fields.required("every-months")
            let months = every?.integer(1...60)
            let clause = fields.required("clause")?.clause()
            let ladder = fields.required("ladder").flatMap { ladders.ladder($0, for: .checkIn) }
            guard let months, let clause, let ladder else { return nil }
            if let cycle, months > cycle {
                every?.refuse("check-ins every \(months) months never come in a cycle of \(cycle)", "write none")
            }
            return CommitmentRule(
                CommitmentID.checkIn, owes: .each(nil), due: .every(months: months), ladder: ladder, clause: clause)
        }
    }

    func readName(_ key: YAMLValue, _ what: String) -> MentorshipID? {
        let name = key.identifier(MentorshipID.self)
        if let name, !CommitmentID.canBeNamed(name.text) {
            key.refuse("a \(what) cannot be called \(Fault.quoted(name.text))")
        }
        return name
    }

    private func readMilestone(_ key: YAMLValue, _ value: YAMLValue, length: Length?, renews: Bool) -> CommitmentRule? {
        let name = readName(key, "milestone")
        return value.fields { fields in
            let place = fields.required("due")
            let due = place.flatMap(readDue)
            let clause = fields.required("clause")?.clause()
            // A review is asked of each alone (§8.1.1); else all owe it together.
            let owner = fields.optional("owed-by")?.word(of: ["all", "each"])
            let isOwn = owner == "each"
            let ladder = fields.required("ladder").flatMap { ladders.ladder($0, for: isOwn ? .own : .milestone) }
            let form = fields.optional("form")?.form(among: forms)
            let spared = fields.optional("no-check-in-within-days")
            let days = spared?.integer(0...60) ?? 0
            if !isOwn, days > 0 {
                spared?.refuse("check-ins are asked of each, and this is owed together", "write owed-by: each")
            }
            if let place, let due, let length { check(place, due, cycle: length.months) }
            if let name, name.text == CommitmentRule.renewal, length?.months != nil, !renews {
                key.refuse("the program asks for a renewal, but does not renew", "write renews: true")
            }
            guard let name, let due, let clause, let ladder else { return nil }
            return CommitmentRule(
                name.text, owes: isOwn ? .each(nil) : .all, due: due, ladder: ladder, clause: clause, form: form,
                sparedDays: days)
        }
    }

    func readDue(_ value: YAMLValue) -> CommitmentDue? {
        guard value.isMapping else {
            switch value.word(of: ["half-of-cycle", "end-of-cycle"]) {
            case "half-of-cycle"?: return .halfOfCycle
            case "end-of-cycle"?: return .endOfCycle
            case .some, nil: return nil
            }
        }
        return value.fields { fields in
            let after = fields.optional("days-after-start")
            let before = fields.optional("days-before-end")
            let every = fields.optional("every-months")
            let first = fields.optional("first-after-months")
            if let first {
                guard let every else {
                    first.refuse("\"first-after-months\" stands without \"every-months\"")
                    return nil
                }
                guard let first = first.integer(1...120), let months = every.integer(1...120) else { return nil }
                return .everyFrom(first: first, months: months)
            }
            switch (after, before, every) {
            case (let after?, nil, nil): return after.integer(0...1000).map { .afterStart(days: $0) }
            case (nil, let before?, nil): return before.integer(0...1000).map { .beforeEnd(days: $0) }
            case (nil, nil, let every?): return every.integer(1...120).map { .every(months: $0) }
            default:
                value.refuse(
                    "\(value.label) is not one time",
                    "write one of days-after-start, days-before-end and every-months")
                return nil
            }
        }
    }

    /// Refuses a due time that its program never reaches. A month is taken as 28 days where that is the stricter, as 31 else.
    func check(_ place: YAMLValue, _ due: CommitmentDue, cycle: Int?) {
        switch (due, cycle) {
        case (.halfOfCycle, nil), (.endOfCycle, nil), (.beforeEnd, nil):
            place.refuse("the program has no end to count from", "write days-after-start or every-months")
        case (.afterStart(let days), let cycle?) where days > cycle * 31:
            place.refuse("\(days) days after the start is after the end of a cycle of \(cycle) months")
        case (.beforeEnd(let days), let cycle?) where days >= cycle * 28:
            place.refuse("\(days) days before the end is before the start of a cycle of \(cycle) months")
        case (.halfOfCycle, _?), (.endOfCycle, _?), (.beforeEnd, _?), (.afterStart, _), (.every, _), (.everyFrom, _),
            (.rhythm, _),
            (.date, _):
            break
        }
    }
}
