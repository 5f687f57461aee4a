import CivilTime
import Forms
import Mentoring
import Store

/// The forms as they were asked: answers keep the version that they were given to, and what a question means never changes.
extension ServiceLoop {
    /// Why the forms of a configuration can't take the place of those that were asked.
    static func faults(of forms: FormLibrary, asked: [Form]) -> [FormChange] {
        asked.flatMap { old in forms.forms[old.name].map { FormChange.faults(from: old, to: $0) } ?? [] }
    }

    /// Takes the forms as they are now. One that would change what answers mean is told, and the one before stays.
    func noteForms(_ writer: Writer, _ now: Instant) throws {
        let asked = Dictionary(try writer.newestForms().map { ($0.name, $0) }) { first, _ in first }
        for (name, form) in configuration.rules.forms.forms.sorted(by: { $0.key < $1.key }) {
            guard let before = asked[name] else {
                try writer.put(form)
                continue
            }
            let faults = FormChange.faults(from: before, to: form)
            for fault in faults {
                try writer.append(
                    Event(at: now, kind: .fault, text: "\(fault); until then version \(before.version) is asked"))
            }
            if !faults.isEmpty {
                configuration.rules.forms.forms[name] = before
            } else if form != before {
                try writer.put(form)
            }
        }
    }
}
