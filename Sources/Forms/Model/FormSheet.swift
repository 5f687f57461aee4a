/// The questions of a form that one letter asks, in its order: the first has the number 1.
package struct FormSheet: Hashable, Sendable, Codable {
    /// The most questions that one letter asks: people answer on a phone.
    package static let most = 7

    /// The number of the thing in its letter that it is about, from 1.
    package var item: Int
    package var form: String
    package var version: Int
    package var questions: [QuestionID]

    package init(item: Int = 1, form: String, version: Int, questions: [QuestionID]) {
        self.item = item
        self.form = form
        self.version = version
        self.questions = questions
    }
}
