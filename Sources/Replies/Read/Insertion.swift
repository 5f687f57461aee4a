/// Lines that a gateway or a mail program puts beside what somebody wrote: "CAUTION: this email is from outside", "reacted via Gmail".
enum Insertion {
    /// Whether a folded line is one.
    static func isOne(_ plain: String) -> Bool { isBanner(plain) || isReaction(plain) }

    // MARK: Warnings of gateways

    /// A warning that a message came from outside. It names both the outside and a message or its sender, and begins as a warning does.
    static func isBanner(_ plain: String) -> Bool {
        guard plain.utf8.count < 400 else { return false }
        let bare = plain.trimmingMarks
        let words = bare.split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
        guard !words.isEmpty else { return false }
        if wholes.contains(words.joined(separator: " ")) { return true }
        if begins.contains(where: { bare.hasPrefix($0) }) || advice.contains(where: { bare.has($0) }) { return true }
        let isWarning = warnings.contains(words[0])
        return isWarning && words.contains(where: outsides.contains) && words.contains(where: messages.contains)
    }

    private static let wholes: Set<String> = [
        "external", "ext", "extern", "external email", "external e mail", "external mail", "external sender",
        "external message", "externe e mail", "externe email", "externe mail", "externe nachricht",
        "externer absender", "content is safe", "the content is safe", "dass der inhalt sicher ist",
        "der inhalt sicher ist",
    ]
    private static let warnings: Set<String> = [
        "caution", "warning", "attention", "notice", "alert", "external", "achtung", "warnung", "vorsicht", "hinweis",
        "externe", "extern",
    ]
    private static let outsides: Set<String> = [
        "external", "outside", "externally", "extern", "externe", "externen", "externem", "externer", "ausserhalb",
        "unknown", "unbekannten", "unbekannter",
    ]
    private static let messages: Set<String> = [
        "email", "mail", "message", "sender", "organization", "organisation", "nachricht", "absender", "unternehmens",
        "organisationseinheit",
    ]
    private static let begins = [
        "this email originated from outside", "this e-mail originated from outside",
        "this message originated from outside", "this email was sent from outside",
        "this message was sent from outside", "this email came from outside", "this message came from outside",
        "this email is from an external", "this message is from an external", "this message is from an untrusted",
        "this sender is from outside", "you have not previously corresponded with this sender",
        "you don't often get email from", "some people who received this message don't often get email",
        "diese e-mail stammt von ausserhalb", "diese nachricht stammt von ausserhalb",
        "diese mail stammt von ausserhalb",
        "diese e-mail wurde von einem externen", "diese nachricht wurde von einem externen",
        "diese mail wurde von einem externen", "diese e-mail kommt von extern",
        "sie erhalten nicht oft eine e-mail von",
        "sie erhalten nicht haeufig e-mails von", "zjqcmqryfpfptbanner",
    ]
    private static let advice = [
        "click links or open attachments", "recognize the sender and know", "recognise the sender and know",
        "links oder oeffnen sie keine", "keine links oder anhaenge", "oeffnen sie keine anhaenge",
        "wenn sie den absender kennen",
    ]

    // MARK: Reactions

    /// What stands beside a picture with which somebody reacted to a letter.
    static func isReaction(_ plain: String) -> Bool {
        let bare = plain.trimmingMarks
        guard bare.utf8.count < 160 else { return false }
        return endings.contains { bare.hasSuffix($0) }
    }

    private static let endings = [
        "reacted via gmail", "reacted to your message", "reacted to your email", "reacted to your e-mail",
        "hat ueber gmail reagiert", "hat via gmail reagiert", "hat mit gmail reagiert",
        "hat auf ihre nachricht reagiert", "hat auf deine nachricht reagiert", "hat auf ihre e-mail reagiert",
        "hat auf deine e-mail reagiert",
    ]
}
