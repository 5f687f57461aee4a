import CivilTime
import Forms
import Letters
import Mentoring
import Service
import Simulation
import Store

/// Letters to look at: with the facts of a mentorship that there is, or of an example that exists nowhere.
struct LetterSample {
    let configuration: Configuration
    let context: CommandContext
    private let preview: LetterPreview

    private static let names = [
        ("amina", "Amina Diallo"), ("jonas", "Jonas Müller"), ("mei", "陳美玲"), ("tomas", "Tomáš Dvořák"),
        ("ruth", "Ruth Okafor"), ("ana", "Ana Souza"),
    ]

    /// Settings and templates are read before root becomes the database's owner.
    init(_ instance: InstanceOptions) throws {
        var configuration: Configuration?
        let context = try CommandContext(instance, missing: .pretend) {
            configuration = try CheckedConfiguration.load(instance.config)
        }
        guard let configuration else { throw CommandFault(Failure.configuration, "\(instance.config): can't be read") }
        self.configuration = configuration
        self.context = context
        preview = LetterPreview(configuration: configuration, zones: context.zones, now: context.now)
    }

    var kinds: [LetterKind] { preview.kinds }

    /// The name that was typed; throws ``CommandFault`` that says which may have been meant.
    func kind(_ text: String) throws(CommandFault) -> LetterKind {
        let kind = LetterKind(text)
        if kinds.contains(kind) { return kind }
        let advice =
            Spelling.nearest(to: text, among: kinds.map(\.name)).map { "did you mean \"\($0)\"?" }
            ?? "\"mentorctl letter list\" shows all"
        throw CommandFault.data("\(text.printable): there is no such letter; \(advice)")
    }

    func write(
        _ kind: LetterKind, mentorship: MentorshipID? = nil, person: PersonID? = nil, locale: String? = nil
    ) throws -> FinishedLetter {
        try context.store.read { reader in
            let dossier = try dossier(kind, mentorship, person, reader)
            if let person, !dossier.mentorship.participants.contains(where: { $0.person == person }) {
                throw CommandFault.data("\(person) does not take part in \(dossier.mentorship.id)")
            }
            let subject = LetterPreview.Subject(dossier: dossier, person: person, locale: locale)
            do { return try preview.write(kind, about: subject, reader: reader) } catch let error as LetterError {
                throw CommandFault.data("\(error)")
            }
        }
    }

    /// A letter that asks a form, of a made-up mentorship.
    func write(_ form: Forms.Form, locale: String?) throws -> FinishedLetter {
        let kind = LetterKind("form-ask")
        return try context.store.read { reader in
            let subject = LetterPreview.Subject(dossier: try example(kind), locale: locale)
            do { return try preview.write(kind, about: subject, form: form, reader: reader) } catch let error
                as LetterError
            { throw CommandFault.data("\(error)") }
        }
    }

    private func dossier(
        _ kind: LetterKind, _ mentorship: MentorshipID?, _ person: PersonID?, _ reader: Reader
    ) throws -> Dossier {
        var id = mentorship
        if id == nil, let person {
            guard try reader.person(person) != nil else { throw try reader.unknown(person) }
            id = try reader.mentorshipIDs(of: person).first
            if id == nil {
                throw CommandFault.data(
                    "\(person) takes part in no mentorship that goes on; name one with --mentorship")
            }
        }
        guard let id else { return try example(kind) }
        guard let dossier = try reader.dossier(id, since: .distantPast) else { throw try reader.unknown(id) }
        return dossier
    }

    /// A mentorship of the first program that sends such a letter, ten weeks old or just begun.
    private func example(_ kind: LetterKind) throws -> Dossier {
        let programs = context.rules.policy.programs
        func sends(_ program: Program) -> Bool {
            program.commitments.contains { $0.ladder.rungs.contains { $0.letter == kind } }
        }
        guard let program = programs.first(where: sends) ?? programs.first else {
            throw CommandFault(Failure.configuration, "policy.yaml has no program")
        }
        let zone = context.rules.calendar.zone
        let roles = program.roles.flatMap { Array(repeating: $0.role, count: max(1, min($0.least, 2))) }
        let people = zip(Self.names, roles).map { name, _ in
            Person(id: PersonID(checked: name.0), name: name.1, email: "\(name.0)@example.org", zone: zone)
        }
        let evening = TimeOfDay(clamping: 18 * 3_600)
        // Letters about the first weeks are shown in those weeks.
        let isEarly = program.milestones.contains { milestone in
            guard case .afterStart = milestone.due else { return false }
            return milestone.ladder.rungs.contains { $0.letter == kind && !$0.asks }
        }
        let start = CivilDateTime(try context.today.adding(days: isEarly ? -1 : -70), evening)
        var mentorship = Mentorship(
            id: MentorshipID(checked: "example"), program: program.id,
            participants: zip(people, roles).map { Participant(person: $0.id, role: $1) }, start: start, zone: zone,
            recordsBegan: context.now - 75 * 86_400)
        mentorship.state = .active
        return Dossier(mentorship: mentorship, people: Dictionary(people.map { ($0.id, $0) }) { first, _ in first })
    }
}
