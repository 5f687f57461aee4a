import CivilTime

/// The written policy's own description of itself.
package struct PolicyDocument: Hashable, Sendable {
    /// Its number, such as `MEM-02-03`; letters cite it.
    package var number: String
    /// Its version, such as `1.0`.
    package var version: String?
    /// Since when it holds.
    package var effective: CivilDate?
    package var nextReview: CivilDate?

    package init(number: String, version: String? = nil, effective: CivilDate? = nil, nextReview: CivilDate? = nil) {
        self.number = number
        self.version = version
        self.effective = effective
        self.nextReview = nextReview
    }

    init?(_ value: YAMLValue) {
        let read: PolicyDocument? = value.fields { fields in
            let number = fields.required("number")?.text(atMost: 40)
            let version = fields.optional("version")?.text(atMost: 40)
            let effective = fields.optional("effective")?.date()
            let review = fields.optional("next-review")?.date()
            guard let number else { return nil }
            return PolicyDocument(number: number, version: version, effective: effective, nextReview: review)
        }
        guard let read else { return nil }
        self = read
    }
}
