import CLinux
import Glibc

/// The secret from which Message-IDs and the tokens of answers are derived: 32 random bytes, a systemd credential called `key`, or without
/// one `STATE/key`, its owner's alone.
package enum SecretKey {
    /// Its length in bytes.
    static let length = 32

    /// Why there is no key.
    package struct Failure: Error, CustomStringConvertible {
        let path: String
        let reason: String
        package var description: String { "\(path): \(reason)" }
    }

    /// Reads the key; makes one where there is none, unless letters went out under one that is lost.
    /// - Parameters:
    ///   - credentials: what systemd says in CREDENTIALS_DIRECTORY (systemd.exec(5)); nil outside it.
    ///   - hasLetters: whether letters were made with a key already.
    /// - Throws: ``Failure`` when it can't be read or made, is lost, or is not a key.
    package static func load(state: String, credentials: String? = nil, hasLetters: Bool = false) throws(Failure)
        -> [UInt8]
    {
        if let credentials, access(credentials + "/key", F_OK) == 0 { return try read(credentials + "/key") }
        let path = state + "/key"
        if access(path, F_OK) != 0 {
            guard !hasLetters else { throw Failure(path: path, reason: lost) }
            try make(path)
        }
        return try read(path, isOwn: true)
    }

    private static let lost = """
        the key is lost, under which letters went out; put it back from a backup (its file "key"), or, if answers to those letters need not be \
        known any more, make another: head -c 32 /dev/urandom > key, as the service's user and with mode 600
        """

    /// - Parameter isOwn: whether it must belong to the user who runs this, and be no link: members of the group can put names into the state.
    private static func read(_ path: String, isOwn: Bool = false) throws(Failure) -> [UInt8] {
        let descriptor = clinux_open(path, isOwn ? O_RDONLY | O_NOFOLLOW | O_NONBLOCK : O_RDONLY, 0)
        guard descriptor >= 0 else { throw Failure(path: path, reason: message()) }
        defer { close(descriptor) }
        var status = stat()
        if isOwn, fstat(descriptor, &status) != 0 || status.st_uid != geteuid() {
            throw Failure(
                path: path,
                reason: "it is not the service's own, so somebody else put it there; restore it from a backup")
        }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        guard count >= length else {
            throw Failure(
                path: path,
                reason:
                    "not a key: it holds fewer than \(length) bytes; restore it from a backup, or remove it to have a new one made"
            )
        }
        return Array(bytes[..<count])
    }

    /// Written beside its place and linked into it, so that two processes agree on one and a crash leaves none half written.
    private static func make(_ path: String) throws(Failure) {
        var bytes = [UInt8](repeating: 0, count: length)
        var generator = SystemRandomNumberGenerator()
        for index in bytes.indices { bytes[index] = UInt8.random(in: .min ... .max, using: &generator) }
        let draft = "\(path).\(getpid())"
        let descriptor = clinux_open(draft, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw Failure(path: draft, reason: message()) }
        defer { unlink(draft) }
        let written = write(descriptor, bytes, length)
        let isSynced = fchmod(descriptor, 0o600) == 0 && fsync(descriptor) == 0
        close(descriptor)
        guard written == length, isSynced else { throw Failure(path: draft, reason: message()) }
        if link(draft, path) != 0 && errno != EEXIST { throw Failure(path: path, reason: message()) }
    }

    private static func message() -> String { strerror(errno).map { String(cString: $0) } ?? "error \(errno)" }
}
