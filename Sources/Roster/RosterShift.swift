import CivilTime

extension RosterFile {
    /// The same roster with all its starts moved by the same number of whole weeks, so that weekdays stay and the earliest start comes as
    /// near to a date as they let it: three days off at most. For demonstrations, which need letters that are due now.
    ///
    /// A start that its own rule does not yield after the move (the last Friday is not always four weeks after the last) goes on to the
    /// nearest day that the rule yields.
    /// - Parameter date: where the earliest start is to be, in that mentorship's zone.
    /// - Throws: the mentorships whose rules yield no day near the moved start, such as one whose UNTIL has passed.
    package func shifted(toBeginAround date: CivilDate) throws(RosterFaults) -> RosterFile {
        guard let earliest = mentorships.map(\.start.date).min() else { return self }
        let days = date - earliest
        let weeks = (days + (days < 0 ? -3 : 3)) / 7
        var file = self
        var findings = Findings(file: name)
        for index in file.mentorships.indices {
            let row = file.mentorships[index]
            var start = row.start.adding(days: weeks * 7)
            if let rule = row.rule, !MeetingRule.yields(start, rule) {
                guard let nearest = MeetingRule.nearest(to: start, rule) else {
                    findings.fault(
                        row.line, "rule", "\(rule) yields no day near \(start); the start cannot be moved there")
                    continue
                }
                start = nearest
            }
            file.mentorships[index].start = start
            file.mentorships[index].cells[.start] = start.description
        }
        try findings.check()
        return file
    }
}
