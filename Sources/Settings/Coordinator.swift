import Mentoring

/// Somebody who runs the program, or an address that several of them read.
package struct Coordinator: Hashable, Sendable {
    /// The place of the address in the file, from 1: the database and the journal know a coordinator by it.
    package var number: Int
    package var address: String
    /// The name that stands before the address, if one.
    package var name: String?
    /// The roles that the address stands for (§11), in the order of the file.
    package var roles: [String]

    /// The role that gets what no other role is named for.
    package static let fallbackRole = "coordinator"

    /// The roles that the policy names (§11), and the fallback. A community may add others.
    package static let policyRoles = [
        fallbackRole, "mentorship-coordinator", "program-manager", "training", "general", "mentor-support",
        "mentee-support", "conflict-resolution", "feedback",
    ]

    /// Reads the addresses of every role, one address once. Where no `coordinator` is named, the `mentorship-coordinator` is it.
    /// - Returns: the coordinators, and every role that the file names, even one whose address was refused.
    static func list(_ value: YAMLValue) -> (coordinators: [Coordinator], roles: Set<String>) {
        guard let entries = value.entries() else { return ([], []) }
        var found: [Coordinator] = []
        var roles: Set<String> = []
        func note(_ mailbox: Mailbox, _ role: String) {
            if let index = found.firstIndex(where: { $0.address.lowercased() == mailbox.key }) {
                if !found[index].roles.contains(role) { found[index].roles.append(role) }
                found[index].name = found[index].name ?? mailbox.name
            } else {
                found.append(
                    Coordinator(number: found.count + 1, address: mailbox.address, name: mailbox.name, roles: [role]))
            }
        }
        for (key, value) in entries {
            guard let role = role(key) else { continue }
            roles.insert(role)
            let addresses = value.oneOrMore()
            if addresses.isEmpty { value.refuse("\(value.label) has no address") }
            for mailbox in addresses.compactMap({ $0.mailbox() }) { note(mailbox, role) }
        }
        if !roles.contains(fallbackRole) {
            for index in found.indices where found[index].roles.contains("mentorship-coordinator") {
                found[index].roles.append(fallbackRole)
            }
        }
        if roles.isDisjoint(with: [fallbackRole, "mentorship-coordinator"]) {
            value.refuse("no coordinator", "name an address under \"mentorship-coordinator\"")
        }
        roles.insert(fallbackRole)
        return (found, roles)
    }

    private static func role(_ key: YAMLValue) -> String? {
        guard let text = key.text(atMost: 64) else { return nil }
        if policyRoles.contains(text) { return text }
        if let near = Spelling.nearest(to: text, among: policyRoles) {
            key.refuse("unknown role \(Fault.quoted(text))", "did you mean \"\(near)\"?")
            // Taken as what it was meant for, so that policy.yaml does not miss it, too.
            return near
        }
        return text
    }
}
