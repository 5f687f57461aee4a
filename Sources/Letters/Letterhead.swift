/// Who writes the letters and who reads the answers.
package struct Letterhead: Hashable, Sendable {
    package var community: String
    /// The address that letters come from, and that bounces go to.
    package var from: String
    /// The name that mail programs show for it; nil for one that is made of the community's.
    package var fromName: String?
    /// The address of the coordinator who reads replies.
    package var coordinator: String
    package var mailDomain: String
    /// The number of the policy document, such as `MEM-02-03`.
    package var document: String
    /// The most scheduled letters that somebody gets in a week; a first letter says so.
    package var perWeek: Int
    /// Who reads what is answered in confidence, by name; nil where nobody is named for it.
    package var readers: String?
    /// To whom one writes about those; nil where there is nobody else.
    package var aboutReaders: String?
    /// Where the program itself reads answers; nil where replies go to the coordinator.
    package var answers: AnswerAddresses?

    package init(
        community: String, from: String, fromName: String? = nil, coordinator: String, mailDomain: String,
        document: String, perWeek: Int, readers: String? = nil, aboutReaders: String? = nil,
        answers: AnswerAddresses? = nil
    ) {
        self.community = community
        self.from = from
        self.fromName = fromName
        self.coordinator = coordinator
        self.mailDomain = mailDomain
        self.document = document
        self.perWeek = perWeek
        self.readers = readers
        self.aboutReaders = aboutReaders
        self.answers = answers
    }
}
