/// Words that say how a mentorship goes.
enum Wellbeing {
    /// Whether one of them is among these, and is meant so: "Good, thanks" and "it is going well", and not "a good idea".
    static func isSaid(_ words: [Word], _ setting: LineReading.Setting) -> Bool {
        let texts = words.map(\.text)
        var isAboutIt = false
        var hasJudgement = false
        // Whether there is nothing but judgements and greetings.
        var isBare = true
        var index = 0
        while index < texts.count {
            if let length = others.length(at: index, of: texts) {
                isBare = false
                index += length
            } else if clear.length(at: index, of: texts) != nil {
                return true
            } else if judgements.contains(texts[index]) {
                hasJudgement = true
                index += 1
            } else if let (meaning, length) = PhraseBook.phrase(at: index, of: words[...]), meaning == .filler {
                isAboutIt =
                    isAboutIt || index > 0 && words[index..<(index + length)].contains { subjects.contains($0.text) }
                index += length
            } else {
                if subjects.contains(texts[index]) || setting.partners.contains(texts[index]) {
                    isAboutIt = true
                } else if !degrees.contains(texts[index]) {
                    isBare = false
                }
                index += 1
            }
        }
        return hasJudgement && (isAboutIt || isBare)
    }

    private static func set(_ words: String) -> Set<String> {
        Set(words.split { $0 == " " || $0 == "\n" }.map(String.init))
    }

    /// What says it by itself.
    private static let clear = Phrases(
        "(progress|progressing|helpful|productive|stalled|stuck|struggling|struggle|silence|unhappy|disappointed|disappointing|satisfied|dissatisfied)",
        "(i|we|really|both) (enjoy|enjoyed)", "enjoying", "(learned|learnt) (a lot|so much|much|a great deal|from)",
        "(learning|learn) (a lot|so much|much|from)",
        "(going|goes|went|works|working|getting along|doing) (well|great|fine|ok|okay|good|badly)",
        "(all|everything) [is|is going|goes] (well|good|fine|great|ok|okay)",
        "no (answer|reply|response) [from]", "(not|never) (replied|answered|responded|replying|answering|responding)",
        "(hasn't|hasnt|haven't|havent|didn't|didnt) [yet] (replied|answered|responded|reply|answer|respond)",
        "(doesn't|doesnt|does not|won't|never|rarely) (answer|answers|reply|replies|respond|responds)",
        "(could|can) use [some|more] help", "got a lot done", "helps (me|us|him|her)",
        "(fortschritt|fortschritte|hilfreich|zufrieden|unzufrieden|zaeh|schleppend|stockt|bereichernd|enttaeuscht)",
        "(laeuft|lief|laufen|geht|klappt|klappen) [es|alles|bisher|alles sehr|sehr|richtig|wirklich|recht|ganz|echt] (gut|super|prima|schlecht|toll|bestens|okay|ok|klasse|hervorragend|nicht)",
        "(lerne|lernen|gelernt) (viel|sehr|einiges)",
        "(viel|sehr viel|einiges) (gelernt|lernen)",
        "(haengt|haengen) (fest|gerade|etwas)", "es haengt",
        "(meldet|melden) sich [leider|gar|fast|einfach] (nicht|nie|kaum|selten)",
        "(antwortet|antworten) [mir|uns|leider|gar|fast|einfach] (nicht|nie|kaum|selten)",
        "keine (antwort|rueckmeldung|reaktion)", "nicht (geantwortet|gemeldet)")

    private static let judgements = set(
        """
        good great well fine super excellent perfect wonderful lovely nice awesome amazing fantastic brilliant ok okay alright bad badly poorly difficult hard slow
        slowly tough happy poor terrible better worse rewarding valuable useful inspiring learning learned learnt goals goal
        gut prima bestens toll klasse wunderbar perfekt hervorragend ausgezeichnet spitze top schlecht schwierig schwer langsam gluecklich besser ziele ziel
        lerne lernen gelernt holprig anstrengend muehsam haengt laeuft laeufts
        """)
    /// What it is said of.
    private static let subjects = set(
        """
        it it's its going goes we we're we've our mentorship mentoring mentor mentee meetings all everything things everyone both far working
        es wir unser unsere alles bisher laeuft lief geht mentorat tandem mentorin zusammenarbeit treffen
        """)
    private static let degrees = set(
        """
        very really so pretty quite just is are and too also still far much a thanks thank you overall generally mostly absolutely
        sehr echt richtig wirklich recht ganz so und auch danke ist sind
        """)

    /// The same words in another sense.
    private static let others = Phrases(
        "as well [as]", "get well", "(may|might) as well", "well (i|we|not|no|then|you)",
        "good (morning|afternoon|evening|day|night|weekend|luck|idea|question|point|news|to|one|bye|catch|time)",
        "(a|any) good (day|weekend|week|evening|time|idea|question|point)",
        "great (idea|question|day|weekend|week|point|news|to|job|work|catch)",
        "nice (to|day|weekend|week|evening|one|idea|work)",
        "happy (to|birthday|new|christmas|holidays|easter|friday|monday|for)", "my bad", "bad (news|weather|day|idea)",
        "hard copy", "in progress", "stuck (in|at|on) (a|the|traffic|work|my|another)", "enjoy (your|the)",
        "learning (material|materials|plan|agreement|goals)",
        "(super|gute|gut) (idee|frage)", "gut (zu|dass)", "gute (besserung|reise|nacht)", "(laeuft|lief) (aus|ab)",
        "laeuft (der|die|mein|meine) vertrag",
        "haengt (davon|vom|von)", "(is|are) going to",
        "better (to|if)", "alles (klar|gute)")
}
