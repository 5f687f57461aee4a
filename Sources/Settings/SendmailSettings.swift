/// How letters are handed to the mail system of this machine.
package struct SendmailSettings: Hashable, Sendable {
    /// The path of the sendmail command of any MTA; nil for the one of this machine's set-up.
    package var path: String?
    /// How many letters are handed over at once, 1–16.
    package var atOnce: Int
    /// After so many seconds a hand-over is given up and tried again later, 1–600.
    package var timeLimitSeconds: Int

    package init(path: String? = nil, atOnce: Int = 2, timeLimitSeconds: Int = 60) {
        self.path = path
        self.atOnce = atOnce
        self.timeLimitSeconds = timeLimitSeconds
    }

    init(_ value: YAMLValue) {
        self.init()
        let read: SendmailSettings? = value.fields { fields in
            let path = fields.optional("path").flatMap(SendmailSettings.path)
            let atOnce = fields.optional("at-once")?.integer(1...16)
            let seconds = fields.optional("time-limit-seconds")?.integer(1...600)
            return SendmailSettings(
                path: path ?? self.path, atOnce: atOnce ?? self.atOnce, timeLimitSeconds: seconds ?? timeLimitSeconds)
        }
        self = read ?? self
    }

    private static func path(_ value: YAMLValue) -> String? {
        guard let text = value.text(atMost: 4095) else { return nil }
        guard text.first == "/" else {
            value.refuseText(text, "write the whole path, without arguments")
            return nil
        }
        return text
    }
}
