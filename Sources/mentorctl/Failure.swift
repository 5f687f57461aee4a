import ArgumentParser
import CivilTime
import Files
import Glibc
import Mentoring
import Recurrence
import Roster
import Service
import Settings
import Store

/// What keeps a command from being carried out, where no module has an error for it.
struct CommandFault: Error, CustomStringConvertible {
    let code: Int32
    let description: String

    init(_ code: Int32, _ description: String) {
        self.code = code
        self.description = description
    }

    /// What keeps a file from being made or opened.
    init(_ fault: FileFault) { self.init(Failure.cannotCreate, fault.description) }

    /// Something typed is wrong in itself.
    static func data(_ description: String) -> CommandFault { CommandFault(Failure.data, description) }
}

/// How a command ends when it can't be carried out: its faults on standard error, a line each, and an exit status of sysexits(3).
enum Failure {
    static let usage: Int32 = 64
    static let data: Int32 = 65
    static let noInput: Int32 = 66
    static let unavailable: Int32 = 69
    static let software: Int32 = 70
    static let cannotCreate: Int32 = 73
    static let inputOutput: Int32 = 74
    static let busy: Int32 = 75
    static let noPermission: Int32 = 77
    static let configuration: Int32 = 78

    /// Says what is wrong and ends. Usage errors and `--help` are the parser's to word.
    /// - Parameter isMail: whether a mail system waits with a message: it would send that back to its author because of a wrong option, and
    ///   keeps it for a while if it hears 75.
    static func end(with error: any Error, ofMail isMail: Bool = false) -> Never {
        guard let code = code(of: error) else {
            guard isMail, !(error is ExitCode), !Mentorctl.exitCode(for: error).isSuccess else {
                Mentorctl.exit(withError: error)
            }
            Terminal.warn(Mentorctl.fullMessage(for: error))
            exit(busy)
        }
        for line in "\(error)".split(separator: "\n") { Terminal.warn(String(line)) }
        exit(code)
    }

    /// The exit status of an error; nil for the argument parser's own.
    static func code(of error: any Error) -> Int32? {
        switch error {
        case let fault as CommandFault: fault.code
        case let fault as StoreError: status(of: fault)
        case is AnswerError, is DeskError, is ScheduleError, is RosterFaults, is RecurrenceError, is ZoneError,
            is AddressFault:
            data
        case is HoldError: noPermission
        case is Configuration.Faults, is SettingsFaults, is PlanError: configuration
        default: nil
        }
    }

    private static func status(of fault: StoreError) -> Int32 {
        switch fault {
        case .busy: busy
        case .readOnly, .forbidden, .unsafe: noPermission
        case .notThere: cannotCreate
        case .full, .damaged, .vanished, .replaced, .newerSchema, .foreign, .cannotOpen, .failed: inputOutput
        case .refused, .misused: software
        }
    }
}
