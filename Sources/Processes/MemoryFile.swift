import CLinux
import Glibc

/// A file in memory (memfd_create(2)) that is closed when nobody refers to it any more.
final class MemoryFile {
    let descriptor: Int32

    private init() throws(SubmissionError) {
        descriptor = clinux_memfd("sendmail")
        guard descriptor >= 0 else { throw .noMemory(errorNumber: errno) }
    }

    deinit { close(descriptor) }

    /// A file that holds these bytes and can't be changed any more, to be read from its start.
    static func sealed(holding bytes: [UInt8]) throws(SubmissionError) -> MemoryFile {
        let file = try MemoryFile()
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                pwrite(file.descriptor, $0.baseAddress, $0.count, off_t(written))
            }
            if count > 0 {
                written += count
            } else if errno != EINTR {
                throw .noMemory(errorNumber: errno)
            }
        }
        guard clinux_seal(file.descriptor) == 0 else { throw .noMemory(errorNumber: errno) }
        return file
    }

    /// An empty file for a child's output: what goes beyond the size is refused, so a child that writes for ever fills
    /// nothing.
    static func bounded(to size: Int) throws(SubmissionError) -> MemoryFile {
        let file = try MemoryFile()
        guard clinux_bound(file.descriptor, Int64(size)) == 0 else { throw .noMemory(errorNumber: errno) }
        return file
    }

    /// What stands in the file, at most `limit` bytes.
    func contents(limit: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            count = max(0, pread(descriptor, buffer.baseAddress, limit, 0))
        }
    }

    /// What a child wrote one after the other, at most `limit` bytes: its descriptors share their place in the file with this one.
    func written(limit: Int) -> [UInt8] {
        let count = lseek(descriptor, 0, SEEK_CUR)
        return count > 0 ? contents(limit: min(limit, Int(count))) : []
    }
}
