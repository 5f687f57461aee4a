import CivilTime
import Crypto
import Files
import Glibc
import Store

/// A backup: a folder named after its instant, with the checksum of each file in it. What it holds are both databases, the settings, who was
/// erased and, where it is encrypted, the key: as files of their own, or all of them in one that is encrypted to somebody.
struct BackupFolder {
    let parent: String
    /// Its name, such as `2026-11-23T030000Z`.
    let name: String

    static let sums = "SHA256SUMS"
    static let about = "ABOUT"
    static let key = "key"
    /// What the encrypted whole is named, before the way of its encryption.
    static let archive = "backup.tar"
    /// What a compressed file is named after its name.
    static let compressed = ".zst"
    /// Bounds on what is taken along: the settings are some forty small files.
    static let mostFiles = 1_000
    static let longestFile = 8 << 20
    static let deepest = 6

    var path: String { "\(parent)/\(name)" }

    /// When it was made; nil for a folder that is none of ours.
    var madeAt: Instant? { Self.instant(name) }

    private static func instant(_ name: String) -> Instant? {
        let digits = Array(name.utf8)
        guard digits.count == 18, digits[10] == UInt8(ascii: "T"), digits[17] == UInt8(ascii: "Z"),
            let date = CivilDate(String(name.prefix(10))),
            let hour = Int(name.dropFirst(11).prefix(2)), let minute = Int(name.dropFirst(13).prefix(2)),
            let second = Int(name.dropFirst(15).prefix(2)), hour < 24, minute < 60, second < 60
        else { return nil }
        return Zone.utc.instant(of: CivilDateTime(date, TimeOfDay(clamping: hour * 3_600 + minute * 60 + second)))
    }

    static func name(at now: Instant) -> String {
        let civil = Zone.utc.civil(at: now)
        let time = civil.time.description.filter { $0 != ":" }
        return "\(civil.date)T\(time)\(String(repeating: "0", count: max(0, 6 - time.count)))Z"
    }

    /// When it was made, as is written in it: for one that lies under another name.
    var madeAtByItself: Instant? {
        let text = (try? InputFile.read("\(path)/\(Self.about)", limit: 1 << 16)).map {
            String(decoding: $0, as: UTF8.self)
        }
        let line = text?.split(separator: "\n").first { $0.hasPrefix("backup ") }
        return (line?.dropFirst("backup ".count)).flatMap { Self.instant(String($0)) }
    }

    /// All of a folder, oldest first.
    static func all(in parent: String) -> [BackupFolder] {
        FileStatus.names(in: parent).map { BackupFolder(parent: parent, name: $0) }.filter { $0.madeAt != nil }
    }

    // MARK: What is in it

    private func has(_ name: String) -> Bool { FileStatus("\(path)/\(name)")?.isRegular ?? false }

    /// A database in it: its file, compressed or not; nil where it has none.
    func database(_ name: String) -> String? { [name, name + Self.compressed].first(where: has) }

    /// The way in which all of it is encrypted; nil for one that stands as it is.
    var seal: BackupSeal.Way? { BackupSeal.Way.allCases.first { has("\(Self.archive).\($0.rawValue)") } }

    /// Whether the program's key is in it, for everybody who can read it.
    var hasPlainKey: Bool { has(Self.key) }

    /// How much it holds, in bytes.
    var size: Int { ((try? files()) ?? []).compactMap { FileStatus("\(path)/\($0)")?.size }.reduce(0, +) }

    // MARK: Checking it

    /// Finds every file as it was written, and both databases whole, as far as they can be read; throws ``CommandFault`` that says what is wrong.
    func verify() throws {
        let named = try verifySums()
        if let seal {
            guard named == [Self.about, "\(Self.archive).\(seal.rawValue)"] else {
                throw damaged("it is encrypted and has other files than that")
            }
            return
        }
        guard database(StateDatabase.fileName) != nil else { throw damaged("it has no database") }
        for name in [StateDatabase.fileName, ConfidentialStore.fileName] {
            guard let file = database(name) else { continue }
            if file == name {
                try StateDatabase.check("\(path)/\(file)")
            } else {
                try Compression.check("\(path)/\(file)")
            }
        }
    }

    private func verifySums() throws -> Set<String> {
        let text = String(decoding: try InputFile.read("\(path)/\(Self.sums)", limit: 1 << 20), as: UTF8.self)
        var named: Set<String> = []
        for line in text.split(separator: "\n") {
            guard let blank = line.firstIndex(of: " ") else { throw damaged("\(Self.sums) is not readable") }
            let name = String(line[line.index(blank, offsetBy: 2)...])
            guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else {
                throw damaged("\(name) leads out of it")
            }
            // Older backups have the key in them; somebody may have taken it out, as doctor says.
            if name == Self.key, !hasPlainKey { continue }
            guard try sum(name) == line[..<blank] else { throw damaged("\(name) is not as it was written") }
            named.insert(name)
        }
        let others = Set(try files()).subtracting(named)
        guard others.isEmpty else { throw damaged("\(others.sorted().joined(separator: ", ")) came later") }
        return named
    }

    func writeSums() throws {
        let sums = try files().map { "\(try sum($0))  \($0)\n" }.joined()
        try DurableFile.write(Array(sums.utf8), to: "\(path)/\(Self.sums)")
        try DurableFile.sync(directory: path)
    }

    /// Every file but the checksums, by its name from here, sorted.
    private func files() throws -> [String] {
        func list(_ folder: String, _ depth: Int) throws -> [String] {
            guard depth <= Self.deepest + 1 else { throw damaged("its folders are too deep") }
            return try FileStatus.names(in: folder.isEmpty ? path : "\(path)/\(folder)").flatMap { name -> [String] in
                let inside = folder.isEmpty ? name : "\(folder)/\(name)"
                let isFolder = FileStatus("\(path)/\(inside)")?.isDirectory ?? false
                return isFolder ? try list(inside, depth + 1) : [inside]
            }
        }
        return try list("", 0).filter { $0 != Self.sums }.sorted()
    }

    /// SHA-256 in hexadecimal, as sha256sum(1) writes it: `sha256sum --check SHA256SUMS` checks a backup as well.
    private func sum(_ name: String) throws -> String {
        let descriptor = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw damaged("\(name) can't be read") }
        defer { close(descriptor) }
        var hash = SHA256()
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw damaged("\(name) can't be read") }
            if count == 0 { break }
            hash.update(data: chunk[..<count])
        }
        return hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    func damaged(_ what: String) -> CommandFault {
        CommandFault(Failure.data, "\(path): this backup is damaged: \(what); take another one")
    }
}
