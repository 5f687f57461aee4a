import Glibc

/// Copies a folder of settings out of a backup, readable by everybody as settings are.
enum SettingsFolder {
    private static let deepest = 6

    /// Whatever root's umask is: the service has to read them.
    static func copy(_ source: String, to target: String, depth: Int = 0) throws {
        guard depth <= deepest, mkdir(target, 0o755) == 0, chmod(target, 0o755) == 0 else {
            throw DurableFile.fault(target)
        }
        for name in FileStatus.names(in: source) {
            guard let status = FileStatus("\(source)/\(name)") else { continue }
            if status.isDirectory {
                try copy("\(source)/\(name)", to: "\(target)/\(name)", depth: depth + 1)
            } else if status.isRegular {
                try DurableFile.write(
                    try InputFile.read("\(source)/\(name)", limit: 8 << 20), to: "\(target)/\(name)", mode: 0o644)
            }
        }
    }
}
