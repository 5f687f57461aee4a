/// Why the program that reads messages could not even start. The message is as it was; the same call may work later.
package struct ReadingError: Error, Equatable, Sendable, CustomStringConvertible {
    package let path: String
    package let cause: SubmissionError

    package var description: String {
        switch cause {
        case .relativePath: "\"\(path)\" is no absolute path of a program that reads mail; write it in full"
        case .refused(_, let number):
            "\(path), which reads mail, can't be run: \(SubmissionError.words(for: number)); install mentord again, or name "
                + "the program in $MENTORD_READER"
        default: "\(path) can't read mail now: \(cause)"
        }
    }
}
