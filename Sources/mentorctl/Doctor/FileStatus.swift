import Files
import Glibc

typealias FileStatus = FileFacts

extension FileFacts {
    /// The names in a directory, sorted; empty when it can't be read.
    static func names(in directory: String) -> [String] {
        guard let folder = try? Folder.open(directory, followingLink: true) else { return [] }
        return (try? folder.names()) ?? []
    }
}
