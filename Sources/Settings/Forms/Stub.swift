import Forms
package struct AnswerWordsFile {
    package static func load(folders: [String]) throws(SettingsFaults) -> AnswerWords { AnswerWords() }
}
