import Foundation
import Settings

/// Whether the settings still have the mail domain that they are shipped with, on a machine that has nothing to do with it: letters would leave
/// in another community's name.
struct MailDomain {
    /// The domain of config/mentord.yaml as it is shipped.
    static let shipped = "ai-engineers.org"

    private let domain: String

    init(_ community: Community) { domain = community.mailDomain.lowercased() }

    /// What is wrong; nil when nothing is.
    var warning: String? {
        guard domain == Self.shipped, !Self.isTakenHere(domain) else { return nil }
        return
            "mentord.yaml still has the mail-domain that it is shipped with, \(domain), and this machine takes no mail for it: "
            + "letters leave in that domain's name"
    }

    static let remedy = "set community: mail-domain and from in mentord.yaml to yours"

    func finding() -> Finding? { warning.map { .warning("settings", $0, mend: Self.remedy) } }

    /// By the machine's names, and by what Postfix says of the domains that it takes. No name server is asked.
    private static func isTakenHere(_ domain: String) -> Bool {
        let mailname = try? String(contentsOfFile: "/etc/mailname", encoding: .utf8)
        let names = [mailname, ProcessInfo.processInfo.hostName].compactMap { name in
            name?.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
        }
        if names.contains(where: { $0 == domain || $0.hasSuffix(".\(domain)") }) { return true }
        let settings = [
            "mydestination", "virtual_mailbox_domains", "virtual_alias_domains", "relay_domains", "transport_maps",
            "virtual_alias_maps",
        ]
        let postfix = Tool.output("/usr/sbin/postconf", ["-xh"] + settings) ?? ""
        return postfix.lowercased().split { ", \n\t{}=".contains($0) }.contains {
            $0 == domain || $0.hasSuffix("@\(domain)")
        }
    }
}
