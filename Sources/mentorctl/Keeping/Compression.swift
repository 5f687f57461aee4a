import Glibc
import Processes

/// Files that are compressed by zstd(1), where it is installed; where it is not, they stay as they are.
enum Compression {
    private static let name = "zstd"

    /// Puts the compressed file in the place of the plain one, and reads it back.
    static func compress(_ path: String) throws {
        guard let zstd = ToolCommand(name) else { return }
        do {
            try zstd.run(["-q", "-9", "--no-progress", "-o", path + BackupFolder.compressed, path])
            try zstd.run(["-q", "-t", path + BackupFolder.compressed])
        } catch { throw CommandFault(Failure.cannotCreate, "\(path): can't be compressed: \(error)") }
        guard chmod(path + BackupFolder.compressed, 0o600) == 0, unlink(path) == 0 else {
            throw DurableFile.fault(path)
        }
    }

    /// Writes what is in a compressed file into a new one.
    static func expand(_ path: String, to target: String) throws {
        do { try tool(path).run(["-q", "-d", "--no-progress", "-o", target, path]) } catch let failure
            as ToolCommand.Failure
        {
            throw CommandFault(Failure.data, "\(path): can't be expanded: \(failure)")
        }
    }

    /// Reads all of a compressed file and finds it as it was.
    static func check(_ path: String) throws {
        do { try tool(path).run(["-q", "-t", path]) } catch let failure as ToolCommand.Failure {
            throw CommandFault(Failure.data, "\(path): this backup is damaged: \(failure); take another one")
        }
    }

    private static func tool(_ path: String) throws(CommandFault) -> ToolCommand {
        guard let zstd = ToolCommand(name) else {
            throw CommandFault(
                Failure.unavailable, "\(path): is compressed, and zstd is not installed: sudo apt install zstd")
        }
        return zstd
    }
}
