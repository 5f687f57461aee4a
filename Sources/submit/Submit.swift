import Glibc
import Processes
import SMTP

/// Called like sendmail, it hands one message over to `sendmail -bs` behind a socket: `submit -i -f SENDER -- RECIPIENT`, the message on
/// standard input. It needs no privilege, so that it works inside a sandbox in which the mail system's own programs would not.
@main
enum Submit {
    static func main() {
        // A server that leaves early is an error to report, not the end of us.
        signal(SIGPIPE, SIG_IGN)
        do {
            let call = try Call(CommandLine.arguments)
            // All of it before the connection: a writer that dies must not send half a letter.
            let message = try Input.message()
            let path = getenv("MENTORD_SUBMIT_SOCKET").map { String(cString: $0) } ?? SMTPConnection.standardPath
            let connection = try SMTPConnection(path: path)
            let ending = try connection.hold(
                SMTPDialogue(sender: call.sender.text, recipient: call.recipient.text, message: message))
            guard ending.status != 0 else { exit(0) }
            throw SubmitFault(ending.status, "the mail system refused the letter: \(ending.text)")
        } catch let fault as SubmitFault {
            fault.tell()
            exit(fault.status)
        } catch {
            SubmitFault(64, "\(error)").tell()
            exit(64)
        }
    }
}

/// Why the letter was not taken, with an exit status as in sysexits(3).
struct SubmitFault: Error {
    let status: Int32
    let text: String

    init(_ status: Int32, _ text: String) {
        self.status = status
        self.text = text
    }

    func tell() {
        let line = Array("submit: \(text)\n".utf8)
        _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}

/// The arguments that mentord gives.
struct Call {
    let sender: EnvelopeAddress
    let recipient: EnvelopeAddress

    /// - Throws: ``SubmitFault`` for any other form, `AddressError` for an address that can't stand in an envelope.
    init(_ arguments: [String]) throws {
        guard arguments.count == 6, arguments[1] == "-i", arguments[2] == "-f", arguments[4] == "--" else {
            throw SubmitFault(64, "usage: submit -i -f SENDER -- RECIPIENT, with the message on standard input")
        }
        sender = try EnvelopeAddress(arguments[3])
        recipient = try EnvelopeAddress(arguments[5])
    }
}

enum Input {
    /// Everything up to its end; throws ``SubmitFault`` when it is empty, too long or can't be read.
    static func message() throws -> [UInt8] {
        var message: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(STDIN_FILENO, &piece, piece.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw SubmitFault(66, "standard input: \(String(cString: strerror(errno)))") }
            if count == 0 { break }
            message += piece[..<count]
            guard message.count <= SendmailCommand.longestMessage else {
                throw SubmitFault(65, "the message is too long")
            }
        }
        guard !message.isEmpty else { throw SubmitFault(66, "there is no message on standard input") }
        return message
    }
}
