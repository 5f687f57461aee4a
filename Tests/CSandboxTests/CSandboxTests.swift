import CSandbox
import CSandboxProbe
import Glibc
import Testing

/// What the walls keep in.
@Suite struct CSandboxTests {
    @Test(
        "inside, nothing can be opened, connected, started, signalled or made executable",
        arguments: PROBE_OPEN.rawValue..<PROBE_OLD_DESCRIPTOR.rawValue)
    func refused(probe: UInt32) {
        #expect(csandbox_probe(Int32(probe)) == EPERM)
    }

    @Test("what was open is closed")
    func closed() {
        #expect(csandbox_probe(Int32(PROBE_OLD_DESCRIPTOR.rawValue)) == EBADF)
    }

    @Test("reading, writing, memory and the clock go on")
    func allowed() {
        #expect(csandbox_probe(Int32(PROBE_ALLOWED.rawValue)) == 0)
    }

    @Test(
        "too much memory or time, or an abort, ends with the status that was asked for",
        arguments: [PROBE_ABORT.rawValue, PROBE_LOOP.rawValue, PROBE_MEMORY.rawValue])
    func ends(probe: UInt32) {
        #expect(csandbox_probe(Int32(probe)) == 1_065)
    }

    @Test("limits are lowered, and never raised")
    func lowered() async {
        await #expect(processExitsWith: .exitCode(0)) {
            var limit = rlimit(rlim_cur: 1_000, rlim_max: 2_000)
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            _ = csandbox_limit(csandbox_limits(cpu_seconds: 20, address_space: 1 << 40, file_size: 1 << 20), 65)
            getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            guard limit.rlim_cur == 1_000, limit.rlim_max == 2_000 else { _exit(1) }
            getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
            _exit(limit.rlim_max == 0 ? 0 : 2)
        }
    }
}
