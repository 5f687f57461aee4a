import Mentoring

extension SuspensionRules {
    /// Reads what becomes of commitments in a pause, a break, a holiday or an absence; every one of the twelve is said.
    init?(_ value: YAMLValue) {
        let read: SuspensionRules? = value.fields { fields in
            let pause = fields.required("pause").flatMap(SuspensionHandlings.init)
            let programBreak = fields.required("break").flatMap(SuspensionHandlings.init)
            let holiday = fields.required("holiday").flatMap(SuspensionHandlings.init)
            let absence = fields.required("absence").flatMap(SuspensionHandlings.init)
            guard let pause, let programBreak, let holiday, let absence else { return nil }
            return SuspensionRules(pause: pause, programBreak: programBreak, holiday: holiday, absence: absence)
        }
        guard let read else { return nil }
        self = read
    }
}

extension SuspensionHandlings {
    init?(_ value: YAMLValue) {
        let read: SuspensionHandlings? = value.fields { fields in
            let meetings = fields.required("meetings")?.choice(SuspensionHandling.self)
            let checkIns = fields.required("check-ins")?.choice(SuspensionHandling.self)
            let milestones = fields.required("milestones")?.choice(SuspensionHandling.self)
            guard let meetings, let checkIns, let milestones else { return nil }
            return SuspensionHandlings(meetings: meetings, checkIns: checkIns, milestones: milestones)
        }
        guard let read else { return nil }
        self = read
    }
}
