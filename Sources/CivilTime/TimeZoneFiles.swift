import Glibc

/// The directory that tzdata installs. Names are checked before they come here.
struct TimeZoneFiles {
    enum Content {
        case bytes([UInt8])
        case absent
        case unreadable(String)
    }

    let directory: String

    /// The largest real file has some 4 kB.
    private static let largestFile = 1 << 20

    /// The content of a file of at most 1 MiB.
    func read(_ name: String) -> Content {
        // O_NONBLOCK: opening a FIFO must not wait for a writer.
        let descriptor = open("\(directory)/\(name)", O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else {
            let code = errno
            return code == ENOENT || code == ENOTDIR ? .absent : .unreadable(String(cString: strerror(code)))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return .unreadable(String(cString: strerror(errno))) }
        guard status.st_mode & S_IFMT != S_IFDIR else { return .absent }
        guard status.st_mode & S_IFMT == S_IFREG else { return .unreadable("it is not a regular file") }
        guard status.st_size <= TimeZoneFiles.largestFile else { return .unreadable("it is larger than 1 MiB") }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress?.advanced(by: filled), $0.count - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return .unreadable(String(cString: strerror(errno))) }
            guard count > 0 else { break }
            filled += count
        }
        bytes.removeLast(bytes.count - filled)
        return .bytes(bytes)
    }

    /// What tells one state of the files from another without reading them: an upgrade replaces files, and so their inodes and the
    /// directory's time.
    struct State: Hashable, Sendable {
        private var parts: [[Int]]

        fileprivate init(_ paths: [String]) {
            parts = paths.map { path in
                var status = stat()
                guard stat(path, &status) == 0 else { return [] }
                return [
                    Int(truncatingIfNeeded: status.st_dev), Int(truncatingIfNeeded: status.st_ino), Int(status.st_size),
                    status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
                ]
            }
        }
    }

    /// The state of the directory and of the files that tell the version.
    var state: State { State([directory, directory + "/tzdata.zi", directory + "/+VERSION"]) }

    /// From the first line of `tzdata.zi` (`# version 2025b`) or from `+VERSION`.
    var version: String? {
        if case .bytes(let bytes) = read("tzdata.zi"),
            let line = bytes.split(separator: 0x0A, maxSplits: 1).first
        {
            let words = line.split(separator: UInt8(ascii: " "))
            if words.count == 3, words[1].elementsEqual("version".utf8) { return printable(words[2]) }
        }
        if case .bytes(let bytes) = read("+VERSION"), let line = bytes.split(separator: 0x0A).first {
            return printable(line)
        }
        return nil
    }

    /// The links of `tzdata.zi`: `L Asia/Kolkata Asia/Calcutta`, by the second name.
    var links: [String: String] {
        guard case .bytes(let bytes) = read("tzdata.zi") else { return [:] }
        var links: [String: String] = [:]
        for line in bytes.split(separator: 0x0A) where line.starts(with: "L ".utf8) {
            let words = line.split(separator: UInt8(ascii: " "))
            guard words.count == 3, let target = printable(words[1]), let name = printable(words[2]) else { continue }
            links[name] = target
        }
        return links
    }

    private func printable(_ bytes: some Collection<UInt8>) -> String? {
        let text = String(decoding: bytes.prefix(32), as: UTF8.self)
        return text.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 0x20 && $0.value < 0x7F } ? text : nil
    }

    /// The names of files whose every part begins with a capital, as zones' do and other files' do not.
    func names() -> [String] {
        var names: [String] = []
        collect("", depth: 1, &names)
        return names
    }

    private func collect(_ prefix: String, depth: Int, _ names: inout [String]) {
        guard let listing = opendir("\(directory)/\(prefix)") else { return }
        defer { closedir(listing) }
        while let entry = readdir(listing), names.count < 4096 {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard let first = name.utf8.first, first >= UInt8(ascii: "A"), first <= UInt8(ascii: "Z") else { continue }
            var status = stat()
            guard stat("\(directory)/\(prefix)\(name)", &status) == 0 else { continue }
            switch status.st_mode & S_IFMT {
            case S_IFDIR where depth < 4: collect("\(prefix)\(name)/", depth: depth + 1, &names)
            case S_IFREG: names.append(prefix + name)
            default: continue
            }
        }
    }
}
