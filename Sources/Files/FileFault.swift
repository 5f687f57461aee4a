import Glibc

/// What keeps a file or a folder from being opened, made or trusted.
package struct FileFault: Error, Hashable, CustomStringConvertible {
    package let path: String
    /// The number of the system's answer (errno); 0 where the system had none to object.
    package let number: Int32
    /// What is wrong with it, and what to do where that is not plain.
    package let reason: String

    package init(_ path: String, errno number: Int32) {
        self.path = path
        self.number = number
        reason =
            switch number {
            case ELOOP: "is a symbolic link, which is not followed; name what it leads to"
            case ENOTDIR: "is no folder, or a symbolic link, which is not followed"
            default: strerror(number).map { String(cString: $0) } ?? "error \(number)"
            }
    }

    package init(_ path: String, _ reason: String) {
        self.path = path
        self.reason = reason
        number = 0
    }

    package var description: String { "\(path): \(reason)" }
}
