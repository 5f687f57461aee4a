import Replies

/// `guesses.dat`, beside the folders of the languages: what replies likely mean that the lexicons do not place.
enum GuessFile {
    static let name = "guesses.dat"
    /// What the file says in a community that wants no guesses.
    private static let none = "none"

    /// The first that there is. Where there is none, or one that says `none`, nothing is guessed; one that cannot be read is a fault.
    static func load(folders: [String], faults: Faults) -> GuessModel? {
        guard let path = folders.lazy.map({ "\($0)/\(name)" }).first(where: SourceFile.exists),
            let bytes = SourceFile.read(path, faults: faults), !isNone(bytes)
        else { return nil }
        do {
            return try GuessModel(bytes)
        } catch {
            faults.add(
                Fault(
                    file: path, message: error.text,
                    suggestion:
                        "take this version's, make it anew, or write \"\(none)\" into it: then nothing is guessed"))
            return nil
        }
    }

    private static func isNone(_ bytes: [UInt8]) -> Bool {
        bytes.count < 16 && String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace } == none
    }
}
