import CivilTime
import Crypto
import Glibc
import Service
import Store

/// A backup: a folder named after its instant, with both databases, the key, the settings and what was erased, and the checksum of each.
struct BackupFolder {
    /// Where backups lie.
    let parent: String
    /// Its name, such as `2026-11-23T030000Z`.
    let name: String

    static let sums = "SHA256SUMS"
    private static let about = "ABOUT"
    /// Bounds on what is taken along: the settings are some forty small files.
    private static let mostFiles = 1_000
    private static let longestFile = 8 << 20
    private static let deepest = 6

    var path: String { "\(parent)/\(name)" }

    /// When it was made; nil for a folder that is none of ours.
    var madeAt: Instant? {
        let digits = Array(name.utf8)
        guard digits.count == 18, digits[10] == UInt8(ascii: "T"), digits[17] == UInt8(ascii: "Z"),
            let date = CivilDate(String(name.prefix(10))),
            let hour = Int(name.dropFirst(11).prefix(2)), let minute = Int(name.dropFirst(13).prefix(2)),
            let second = Int(name.dropFirst(15).prefix(2)), hour < 24, minute < 60, second < 60
        else { return nil }
        return Zone.utc.instant(
            of: CivilDateTime(date, TimeOfDay(clamping: hour * 3_600 + minute * 60 + second)))
    }

    /// All of a folder, oldest first.
    static func all(in parent: String) -> [BackupFolder] {
        FileStatus.names(in: parent).map { BackupFolder(parent: parent, name: $0) }.filter { $0.madeAt != nil }
    }

    // MARK: Making one

    /// Makes a backup, checks it, and only then gives it its name.
    ///
    /// - Throws: ``CommandFault``, `StoreError`; nothing half-done is left then.
    static func make(
        in parent: String, of store: Store, confidential: ConfidentialStore?, key: [UInt8]?, place: Place, now: Instant
    ) throws -> BackupFolder {
        if mkdir(parent, 0o700) != 0 && errno != EEXIST { throw DurableFile.fault(parent) }
        let civil = Zone.utc.civil(at: now)
        let time = civil.time.description.filter { $0 != ":" }
        let name = "\(civil.date)T\(time.padded(to: 6))Z"
        let draft = BackupFolder(parent: parent, name: ".\(name).new")
        DurableFile.remove(folder: draft.path)
        guard mkdir(draft.path, 0o700) == 0 else { throw DurableFile.fault(draft.path) }
        do {
            try store.copy(to: "\(draft.path)/\(Store.fileName)")
            try confidential?.copy(to: "\(draft.path)/\(ConfidentialStore.fileName)")
            if let key { try DurableFile.write(key, to: "\(draft.path)/key") }
            let erasures = "\(place.state)/\(Tombstones.fileName)"
            if access(erasures, F_OK) == 0 {
                try DurableFile.write(
                    try InputFile.read(erasures, limit: longestFile), to: "\(draft.path)/\(Tombstones.fileName)")
            }
            var count = 0
            try copyFolder(place.config, to: "\(draft.path)/config", depth: 0, &count)
            let about = "mentord \(Version.number)\nmade \(now)\nsettings \(place.config)\nstate \(place.state)\n"
            try DurableFile.write(Array(about.utf8), to: "\(draft.path)/\(Self.about)")
            let sums = try draft.files().map { "\(try draft.sum($0))  \($0)\n" }.joined()
            try DurableFile.write(Array(sums.utf8), to: "\(draft.path)/\(Self.sums)")
            try DurableFile.sync(directory: draft.path)
            let folder = BackupFolder(parent: parent, name: name)
            guard rename(draft.path, folder.path) == 0 else { throw DurableFile.fault(folder.path) }
            try DurableFile.sync(directory: parent)
            return folder
        } catch {
            DurableFile.remove(folder: draft.path)
            throw error
        }
    }

    /// Regular files and folders; symbolic links and other things are no settings.
    private static func copyFolder(_ source: String, to target: String, depth: Int, _ count: inout Int) throws {
        guard depth <= deepest, mkdir(target, 0o700) == 0 else { throw DurableFile.fault(target) }
        for name in FileStatus.names(in: source) {
            let from = "\(source)/\(name)"
            guard let status = FileStatus(from) else { continue }
            if status.isDirectory {
                try copyFolder(from, to: "\(target)/\(name)", depth: depth + 1, &count)
            } else if status.isRegular {
                count += 1
                let bytes = try InputFile.read(from, limit: longestFile)
                guard count <= mostFiles, bytes.count <= longestFile else {
                    throw CommandFault(
                        Failure.cannotCreate,
                        "\(from): too much for a folder of settings (\(mostFiles) files of 8 MiB); keep other files elsewhere"
                    )
                }
                try DurableFile.write(bytes, to: "\(target)/\(name)")
            }
        }
        try DurableFile.sync(directory: target)
    }

    // MARK: Checking one

    /// Finds every file as it was written, and both databases whole.
    ///
    /// - Throws: ``CommandFault`` that says what is wrong.
    func verify() throws {
        let text = String(decoding: try InputFile.read("\(path)/\(Self.sums)", limit: 1 << 20), as: UTF8.self)
        var named: Set<String> = []
        for line in text.split(separator: "\n") {
            guard let blank = line.firstIndex(of: " ") else { throw damaged("\(Self.sums) is not readable") }
            let name = String(line[line.index(blank, offsetBy: 2)...])
            guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else {
                throw damaged("\(name) leads out of it")
            }
            guard try sum(name) == line[..<blank] else { throw damaged("\(name) is not as it was written") }
            named.insert(name)
        }
        let others = Set(try files()).subtracting(named)
        guard others.isEmpty else { throw damaged("\(others.sorted().joined(separator: ", ")) came later") }
        guard named.contains(Store.fileName) else { throw damaged("it has no database") }
        try Store.check("\(path)/\(Store.fileName)")
        if named.contains(ConfidentialStore.fileName) { try Store.check("\(path)/\(ConfidentialStore.fileName)") }
    }

    /// The key in it; nil where none could be read when it was made.
    var key: [UInt8]? {
        (try? InputFile.read("\(path)/key", limit: 4_096)).flatMap { $0.count >= SystemKey.length ? $0 : nil }
    }

    /// Whether it has the confidential texts.
    var hasConfidential: Bool { access("\(path)/\(ConfidentialStore.fileName)", F_OK) == 0 }

    /// How much it holds, in bytes.
    var size: Int { ((try? files()) ?? []).compactMap { FileStatus("\(path)/\($0)")?.size }.reduce(0, +) }

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
        let descriptor = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
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

    private func damaged(_ what: String) -> CommandFault {
        CommandFault(Failure.data, "\(path): this backup is damaged: \(what); take another one")
    }
}

extension String {
    /// With zeros at the end, up to a length: `0300` for three o'clock becomes `030000`.
    fileprivate func padded(to length: Int) -> String { self + String(repeating: "0", count: max(0, length - count)) }
}
