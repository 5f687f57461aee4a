/// What a program of ours says of its own commands and options: `--experimental-dump-help` of swift-argument-parser.
struct CommandDump: Decodable {
    struct Command: Decodable {
        var commandName: String
        var abstract: String?
        var discussion: String?
        var arguments: [Argument]?
        var subcommands: [Command]?

        /// Its options and arguments that are shown, without those that every command has.
        var shown: [Argument] { (arguments ?? []).filter { $0.shouldDisplay && !$0.isCommon } }
        /// Its commands, without the one that shows help.
        var commands: [Command] { (subcommands ?? []).filter { $0.commandName != "help" } }
    }

    struct Argument: Decodable {
        struct Name: Decodable {
            var kind: String
            var name: String

            var text: String { (kind == "long" ? "--" : "-") + name }
        }

        var kind: String
        var names: [Name]?
        var valueName: String?
        var abstract: String?
        var defaultValue: String?
        var isOptional: Bool
        var isRepeating: Bool
        var shouldDisplay: Bool

        var isCommon: Bool { (names ?? []).contains { $0.name == "help" || $0.name == "version" } }

        /// As it is typed: `-n, --lines <n>`.
        var term: String {
            let value = kind == "flag" ? "" : "<\(valueName ?? "value")>"
            let typed = (names ?? []).map(\.text).joined(separator: ", ")
            return typed.isEmpty ? value : value.isEmpty ? typed : "\(typed) \(value)"
        }

        var synopsis: String {
            let name = (names ?? []).first { $0.kind == "long" }?.text ?? names?.first?.text
            let value = kind == "flag" ? "" : "<\(valueName ?? "value")>"
            let typed = [name, value].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
            return (isOptional ? "[\(typed)]" : typed) + (isRepeating ? " ..." : "")
        }
    }

    var command: Command
}
