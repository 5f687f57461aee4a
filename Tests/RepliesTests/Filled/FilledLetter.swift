import Forms

@testable import Replies

/// The letter of a mid-review in one language, as it was sent, and what people write behind its lines.
struct FilledLetter {
    let language: String
    let hello: [String]
    let labels: [String]
    let footer: [String]
    /// What introduces the quotation in a reply.
    let wrote: String
    let greeting: String
    let closing: [String]

    static let all = [english, german, french]

    static let english = FilledLetter(
        language: "en",
        hello: [
            "Hello Amina Diallo,", "", "How do you see your mentorship with Jonas Müller? Each of you is asked alone.",
            "Please answer by Sunday, 25 April 2027.", "", "Fill in as much as you like in your reply; 5 is best:", "",
        ],
        labels: [
            "How is your mentorship going, 1–5:", "How well do you get on with each other, 1–5:",
            "How close are you to your goals, 1–5:",
            "Do you meet often enough (about right, too rarely, too often):", "What goes well:", "What should change:",
            "Do you need help from the program, yes or no:",
        ],
        footer: [
            "", "It is read by Rosa Lind; whoever administers the server of the community",
            "could read it, too. The program asks (MEM-02-03 §8.1.1).", "", "-- ",
            "Formal Mentorship in the AI Engineers mentorship program, policy",
            "MEM-02-03. Reply HELP to see what you can say, STOP for no more letters.",
        ],
        wrote: "On Mon, 12 Apr 2027 at 09:00, AI Engineers Mentorship <mentoring@example.org> wrote:", greeting: "Hi,",
        closing: ["Best regards", "Amina"])

    static let german = FilledLetter(
        language: "de",
        hello: [
            "Hallo Amina Diallo,", "", "Wie siehst du dein Mentoring mit Jonas Müller? Jeder wird für sich gefragt.",
            "Bitte antworte bis Sonntag, 25. April 2027.", "",
            "Füll in deiner Antwort aus, was du magst; 5 ist am besten:", "",
        ],
        labels: [
            "Wie läuft dein Mentoring, 1–5:", "Wie gut kommt ihr miteinander aus, 1–5:",
            "Wie nah seid ihr euren Zielen, 1–5:", "Trefft ihr euch oft genug (genau richtig, zu selten, zu oft):",
            "Was läuft gut:", "Was sollte anders werden:", "Brauchst du Hilfe vom Programm, ja oder nein:",
        ],
        footer: [
            "", "Es lesen: Rosa Lind. Wer den Server der Community verwaltet, könnte es",
            "auch lesen. Das Programm fragt danach (MEM-02-03 §8.1.1).", "", "-- ",
            "Formal Mentorship im Mentoring-Programm von AI Engineers, Richtlinie",
            "MEM-02-03. Antworte HILFE, um zu sehen, was du sagen kannst.",
        ],
        wrote: "Am Mo., 12. Apr. 2027 um 09:00 Uhr schrieb AI Engineers Mentorship <mentoring@example.org>:",
        greeting: "Hallo zusammen,", closing: ["Viele Grüße", "Amina"])

    static let french = FilledLetter(
        language: "fr",
        hello: [
            "Bonjour Amina Diallo,", "", "Que pensez-vous de votre mentorat avec Jonas Müller ? La question est posée",
            "à chacun séparément. Merci de répondre d’ici au dimanche 25 avril 2027.", "",
            "Remplissez ce que vous voulez dans votre réponse ; 5 est la meilleure note :", "",
        ],
        labels: [
            "Comment se passe votre mentorat, 1–5 :", "Comment vous entendez-vous, 1–5 :",
            "Où en êtes-vous de vos objectifs, 1–5 :",
            "Vous voyez-vous assez souvent (assez souvent, trop rarement, trop souvent) :", "Qu’est-ce qui va bien :",
            "Que faudrait-il changer :", "Avez-vous besoin de l’aide du programme, oui ou non :",
        ],
        footer: [
            "", "Vos réponses sont lues par Rosa Lind ; qui administre le serveur de la",
            "communauté pourrait les lire aussi. Le programme le demande (MEM-02-03 §8.1.1).", "", "-- ",
            "Formal Mentorship, programme de mentorat AI Engineers, règlement",
            "MEM-02-03. Répondez AIDE pour savoir ce que vous pouvez dire.",
        ],
        wrote: "Le lun. 12 avr. 2027 à 09:00, AI Engineers Mentorship <mentoring@example.org> a écrit :",
        greeting: "Bonjour,", closing: ["Cordialement,", "Amina"])

    /// The lines as the letter numbers them.
    var numbered: [String] { labels.enumerated().map { "\($0 + 1). \($1)" } }

    /// What people write for each question, with what it says.
    var writings: [[(text: String, value: AnswerValue)]] {
        let ratings: [(String, AnswerValue)]
        let texts: [[String]]
        let often: [(String, String)]
        let help: [(String, Bool)]
        switch language {
        case "de":
            ratings = [
                ("4", .rating(4)), ("5/5", .rating(5)), ("vier", .rating(4)), ("sehr gut", .rating(5)),
                ("3 von 5", .rating(3)), ("gut", .rating(4)), ("2", .rating(2)),
            ]
            texts = [["Ihre Geduld und die klaren Beispiele."], ["Mehr Zeit für Fragen", "und weniger Folien."]]
            often = [("genau richtig", "right"), ("zu selten", "more"), ("Zu oft", "less")]
            help = [("nein", false), ("Ja", true), ("nein danke", false)]
        case "fr":
            ratings = [
                ("4", .rating(4)), ("5/5", .rating(5)), ("quatre", .rating(4)), ("très bien", .rating(5)),
                ("3 sur 5", .rating(3)), ("bien", .rating(4)), ("2", .rating(2)),
            ]
            texts = [
                ["Sa patience et ses exemples."], ["Plus de temps pour les questions", "et moins de diapositives."],
            ]
            often = [("assez souvent", "right"), ("trop rarement", "more"), ("trop souvent", "less")]
            help = [("non", false), ("Oui", true), ("non merci", false)]
        default:
            ratings = [
                ("4", .rating(4)), ("5/5", .rating(5)), ("four", .rating(4)), ("very good", .rating(5)),
                ("3 of 5", .rating(3)), ("good", .rating(4)), ("2", .rating(2)),
            ]
            texts = [["Her patience and the clear examples."], ["More time for questions", "and fewer slides."]]
            often = [("about right", "right"), ("too rarely", "more"), ("Too often", "less")]
            help = [("no", false), ("Yes", true), ("no thanks", false)]
        }
        let rated = ratings.map { (text: $0.0, value: $0.1) }
        let meetings = often.map { (text: $0.0, value: AnswerValue.choice(QuestionID($0.1)!)) }
        func words(_ lines: [String]) -> [(text: String, value: AnswerValue)] {
            [(text: lines.joined(separator: " "), value: .text(lines.joined(separator: " ")))]
        }
        return [
            rated, rated, rated, meetings, words(texts[0]), words(texts[1]),
            help.map { (text: $0.0, value: .yesNo($0.1)) },
        ]
    }

    /// The form whose letter it is.
    static let form = Form(
        name: "mid-review", version: 1, clause: "§8.1.1", title: LanguageText(["en": "Mid-program review"]),
        questions: ["going", "relationship", "goals", "often", "good", "change", "help"].enumerated().map { place, id in
            let kinds: [QuestionKind] = [.rating, .rating, .rating, often, .long, .long, .yesNo]
            return Forms.Question(
                QuestionID(id)!, kinds[place],
                text: LanguageText(
                    Dictionary(uniqueKeysWithValues: all.map { ($0.language, bare($0.labels[place])) })))
        })

    private static let often = QuestionKind.choice([
        .init(QuestionID("right")!, LanguageText(["en": "about right", "de": "genau richtig", "fr": "assez souvent"])),
        .init(QuestionID("more")!, LanguageText(["en": "too rarely", "de": "zu selten", "fr": "trop rarement"])),
        .init(QuestionID("less")!, LanguageText(["en": "too often", "de": "zu oft", "fr": "trop souvent"])),
    ])

    /// The question without its hint.
    private static func bare(_ label: String) -> String {
        let cut = label.firstIndex { $0 == "," || $0 == "(" || $0 == ":" } ?? label.endIndex
        return String(label[..<cut]).trimmedBlanks
    }
}
