import Service

/// What the running service says of itself: it tells systemd a number of errno(3) for what keeps it from its work, and words for people.
struct ServiceExamination {
    let unit: String
    let instance: InstanceOptions
    /// `StatusErrno` of the unit, as systemd prints it.
    let number: String
    /// `StatusText` of the unit.
    let words: String

    /// - Returns: nil where the service says that all is well.
    func finding() -> Finding? {
        guard let number = Int32(number), number != 0 else { return nil }
        return .fault("unit", "\(unit) runs, and can't do its work: \(words)", mend: mend(Condition(number: number)))
    }

    private func mend(_ condition: Condition?) -> String {
        switch condition {
        case .storeFull: "make room: df -h \(instance.state); the service goes on by itself"
        case .storeReadOnly:
            "ls -l \(instance.state); findmnt --target \(instance.state); the service goes on by itself"
        case .storeBusy:
            "sudo fuser -v \(instance.state)/mentord.sqlite shows who has it; the service goes on by itself"
        case .storeMoved: "put the file back, or: mentorctl restore BACKUP"
        case .sendmailFails: "look into the mail system's own log, and at \"mail\" below"
        case .zonesMissing: "see \"time zones\" below"
        case .storeBroken, .well, nil: "journalctl -x -u \(unit) -n 20"
        }
    }
}
