import Crypto
import Glibc
import Mentoring
import Store

/// Who was erased: a file outside the database, so that a restored one can be rid of them again. It names nobody: each line has the pseudonym and a
/// code of the old identifier that only the holder of the key can make.
struct Tombstones {
    /// Its name in the state directory and in a backup.
    static let fileName = "erasures"

    /// Keys that codes may have been made with. The first makes new ones.
    private let keys: [SymmetricKey]
    /// Pseudonyms by code.
    private var pseudonyms: [String: String] = [:]

    /// - Parameter keys: none where nobody is to be found by them. After a move the backup's and the machine's differ, and the file may have codes of both.
    init(keys: [[UInt8]]) { self.keys = keys.map { SymmetricKey(data: $0) } }

    /// Takes in what a file has; one that is not there has nothing.
    mutating func read(_ path: String) throws {
        guard access(path, F_OK) == 0 else { return }
        for line in String(decoding: try InputFile.read(path, limit: 8 << 20), as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 2 else {
                throw CommandFault.data(
                    "\(path): a line that is not \"CODE PSEUDONYM\"; restore the file from a backup")
            }
            pseudonyms[String(words[0])] = String(words[1])
        }
    }

    /// The pseudonym of somebody who was erased; nil for everybody else.
    func pseudonym(of person: PersonID) -> PersonID? {
        keys.lazy.compactMap { pseudonyms[code(person, $0)] }.first.flatMap { PersonID($0) }
    }

    /// A pseudonym that nobody has had.
    func freshPseudonym(besides taken: Set<String>) -> PersonID? {
        let used = Set(pseudonyms.values).union(taken)
        return (1...100_000).lazy.map { "erased-\($0)" }.first { !used.contains($0) }.flatMap { PersonID($0) }
    }

    mutating func add(_ person: PersonID, as pseudonym: PersonID) {
        for key in keys.prefix(1) { pseudonyms[code(person, key)] = pseudonym.text }
    }

    /// Writes all of them, on the disk before it returns.
    func write(_ path: String) throws {
        let lines = pseudonyms.sorted { $0.value < $1.value }.map { "\($0.key) \($0.value)\n" }.joined()
        try DurableFile.write(Array(lines.utf8), to: path, mode: 0o660)
    }

    /// Whether everybody who was erased is among these under the pseudonym: then nobody is left to be erased again.
    func isContained(in people: Set<String>) -> Bool { people.isSuperset(of: pseudonyms.values) }

    var isEmpty: Bool { pseudonyms.isEmpty }

    private func code(_ person: PersonID, _ key: SymmetricKey) -> String {
        HMAC<SHA256>.authenticationCode(for: Array("erased \(person)".utf8), using: key)
            .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
