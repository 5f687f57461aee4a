/// One word to a letter that asks or tells several things: it belongs to the one thing that it can mean, and is asked back where it can mean several.
enum IndependentMailShort {
    /// What stands in the letter beside "did you meet Nils on Tuesday?".
    enum Beside: String, Sendable, CaseIterable {
        /// What begins today, and is to be done in the coming weeks.
        case told
        /// One thing of another mentorship: was it done?
        case oneAsked
        /// Two things of another mentorship: were they done?
        case twoAsked
        /// Another meeting: did it take place?
        case meeting
    }

    struct Row: Sendable {
        let beside: Beside
        let sample: IndependentSample

        init(_ beside: Beside, _ body: String, _ right: String...) {
            self.beside = beside
            sample = IndependentSample(IndependentSample("\(body) · \(beside)", body), right: right)
        }

        init(_ beside: Beside, de body: String, _ right: String...) {
            self.beside = beside
            sample = IndependentSample(IndependentSample("de: \(body) · \(beside)", body), right: right)
        }
    }

    static let rows: [Row] = [
        // The meeting is the only thing that is asked.
        .init(.told, "MET", "met"), .init(.told, "👍", "met"), .init(.told, "YES", "met"), .init(.told, "Yes!", "met"),
        .init(.told, "MISSED", "missed"), .init(.told, "No", "missed"), .init(.told, "We met", "met"),
        .init(.told, de: "Ja", "met"), .init(.told, de: "Nein", "missed"), .init(.told, de: "Getroffen", "met"),
        .init(.told, "DONE", "asked", "met"), .init(.told, "Thanks!", "nothing", "asked", "told"),
        // Only a meeting can be met or missed, only a task done; a yes fits both.
        .init(.oneAsked, "MET", "met"), .init(.oneAsked, "MISSED", "missed"), .init(.oneAsked, "We met.", "met"),
        .init(.oneAsked, "DONE", "done"), .init(.oneAsked, "YES", "asked"),
        .init(.oneAsked, "No", "asked"), .init(.oneAsked, de: "Erledigt", "done"),
        .init(.oneAsked, de: "Ausgefallen", "missed"),
        .init(.oneAsked, "We met, and it is signed, too.", "met + done", "asked"),
        .init(.twoAsked, "MET", "met"), .init(.twoAsked, "MISSED", "missed"), .init(.twoAsked, "DONE", "asked"),
        .init(.twoAsked, "YES", "asked"), .init(.twoAsked, "Both done", "asked", "done + done"),
        // Two meetings: the word alone does not say which.
        .init(.meeting, "MET", "asked"), .init(.meeting, "MISSED", "asked"), .init(.meeting, "YES", "asked"),
        .init(.meeting, "👍", "asked"), .init(.meeting, "DONE", "asked"), .init(.meeting, "1 MET", "one met"),
        .init(.meeting, "Both met", "met + met", "asked"), .init(.meeting, de: "Ja, beide", "met + met", "asked"),
        .init(.meeting, "Only the first", "asked", "told"),
    ]
}
