import CLinux
import Glibc

/// That one service works on a state directory: a second one would take the other's letter in hand for one that a crash left behind.
package struct StateLock: ~Copyable {
    /// Another service has it.
    package struct Taken: Error, CustomStringConvertible {
        let path: String
        let number: Int32
        /// Whether another service runs; otherwise the file can't be made or locked.
        package var isByAnother: Bool { number == EWOULDBLOCK }
        package var description: String {
            number == EWOULDBLOCK
                ? "\(path): another mentord runs on this state; stop it first, or name another directory with --state"
                : "\(path): can't be locked: \(strerror(number).map { String(cString: $0) } ?? "error \(number)")"
        }
    }

    private let descriptor: Int32

    /// Takes the lock, by flock(2) on a file of its own. The kernel gives it back however the process ends.
    /// - Throws: ``Taken`` when another process has it, or the file can't be made.
    package init(directory: String) throws(Taken) {
        let path = directory + "/lock"
        let descriptor = clinux_open(path, O_RDWR | O_CREAT | O_NOFOLLOW, 0o660)
        guard descriptor >= 0 else { throw Taken(path: path, number: errno) }
        // Whatever the umask: a member of the group may run a service by hand. Somebody else's file stays as it is, and a link (a member of
        // the group could lead it to the key) is not followed.
        _ = fchmod(descriptor, 0o660)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let number = errno
            close(descriptor)
            throw Taken(path: directory, number: number)
        }
        self.descriptor = descriptor
    }

    package func release() { close(descriptor) }
}
