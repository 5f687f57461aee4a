import Files
import Glibc
import Mentoring

/// Earlier versions kept what was written in confidence in a folder of the state directory, where every member of the state's group could
/// put another in its place.
extension ConfidentialStore {
    /// The folder of those versions, in the state directory.
    package static let formerFolder = "confidential"

    /// Brings the texts of the former folder over, and removes it. Done again after a crash it brings each once.
    ///
    /// The caller holds the state's lock, so that no older service writes there meanwhile.
    /// - Returns: how many texts were brought over; nil where there is no such folder.
    /// - Throws: `unsafe` where the folder or the file is not the state's owner's: then it stays as it is.
    package func takeOver(from state: String) throws -> Int? {
        do {
            let parent = try Folder.open(state, followingLink: true)
            guard try parent.facts(of: Self.formerFolder) != nil else { return nil }
            let owner = try parent.facts().owner
            let former = try parent.folder(Self.formerFolder)
            guard try former.facts().owner == owner else {
                throw FileFault(
                    former.path, "it belongs to \(try former.facts().ownerName): its texts are not taken over")
            }
            let count = try takeOver(former)
            try parent.removeFolder(Self.formerFolder)
            try parent.sync()
            return count
        } catch let fault as FileFault { throw StoreError(fault) }
    }

    private func takeOver(_ former: Folder) throws -> Int {
        guard let file = try former.facts(of: Self.fileName) else { return 0 }
        guard file.kind == .regular, file.linkCount == 1 else {
            throw FileFault("\(former.path)/\(Self.fileName)", "it is no ordinary file: its texts are not taken over")
        }
        // By this very folder: another that takes its name now is not read.
        let before = try ConfidentialStore.backup(at: "\(former.ownPath)/\(Self.fileName)")
        defer { before.close() }
        let count = try merge(before)
        for suffix in ["-journal", "-wal", "-shm", ""] { try former.remove(Self.fileName + suffix) }
        return count
    }

    /// Takes over every text that is not here yet. Into an empty one they come with their numbers.
    private func merge(_ other: ConfidentialStore) throws -> Int {
        let (own, theirs) = (try texts(), try other.texts())
        guard !theirs.isEmpty else { return 0 }
        if own.isEmpty {
            try replaceContent(with: other)
            return theirs.count
        }
        let known = Set(own.map(Self.content))
        var count = 0
        for text in theirs where !known.contains(Self.content(text)) {
            if try add(text) != nil { count += 1 }
        }
        return count
    }

    /// All of a text but its number.
    private static func content(_ text: ConfidentialText) -> [String?] {
        [
            text.kind.rawValue, "\(text.at.seconds)", text.mentorship?.text, text.author?.text, text.messageID,
            text.text,
        ]
    }
}
