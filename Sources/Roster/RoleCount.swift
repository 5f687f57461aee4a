import Mentoring

/// Whether a program takes so many people in each role.
enum RoleCount {
    /// What is wrong with the participants of a mentorship under a program; empty when nothing is.
    static func faults(of participants: [Participant], in program: Program) -> [String] {
        var faults: [String] = []
        for role in Role.allCases {
            let count = participants.count { $0.role == role }
            guard let rule = program.roles.first(where: { $0.role == role }) else {
                if count > 0 {
                    faults.append(
                        "\(program.id) has no \(plural(role)); its roles are \(listed(program.roles.map { plural($0.role) }))"
                    )
                }
                continue
            }
            if !(rule.least...max(rule.least, rule.most)).contains(count) {
                faults.append("\(program.id) takes \(range(rule)); this has \(count == 0 ? "none" : String(count))")
            }
        }
        return faults
    }

    private static func range(_ rule: RoleRule) -> String {
        switch (rule.least, rule.most) {
        case (1, 1): "1 \(rule.role.rawValue)"
        case let (least, most) where least == most: "\(least) \(plural(rule.role))"
        case let (least, most): "\(least) to \(most) \(plural(rule.role))"
        }
    }

    private static func plural(_ role: Role) -> String { role.rawValue + "s" }
}
