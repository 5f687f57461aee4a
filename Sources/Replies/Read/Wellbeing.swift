/// Words that say how a mentorship goes.
enum Wellbeing {
    /// Whether one of them is among these, and is meant so: "Good, thanks" and "it is going well", and not "a good idea".
    static func isSaid(_ words: [Word], _ setting: LineReading.Setting) -> Bool {
        let texts = words.map(\.text)
        // Whether what stands just before is what is judged: "it is going …".
        var isAboutIt = false
        var hasJudgement = false
        // Whether there is nothing but judgements and greetings.
        var isBare = true
        var index = 0
        while index < texts.count {
            let text = texts[index]
            if let length = others.length(at: index, of: texts) {
                (isBare, isAboutIt) = (false, false)
                index += length
            } else if clear.length(at: index, of: texts) != nil {
                return true
            } else if judgements.contains(text) {
                hasJudgement = true
                let isEnd = words[index].endsClause || index + 1 == words.count
                if isAboutIt, isEnd || followers.contains(texts[index + 1]) || judgements.contains(texts[index + 1]) {
                    return true
                }
                index += 1
            } else if subjects.contains(text) || setting.partners.contains(text) {
                isAboutIt = !words[index].endsClause
                index += 1
            } else if degrees.contains(text) || links.contains(text) {
                isAboutIt = isAboutIt && !words[index].endsClause && text != "a"
                index += 1
            } else if let (meaning, length) = PhraseBook.phrase(at: index, of: words[...]), meaning == .filler {
                isAboutIt = false
                index += length
            } else {
                (isBare, isAboutIt) = (false, false)
                index += 1
            }
        }
        return hasJudgement && isBare
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
        "keine (antwort|rueckmeldung|reaktion)", "nicht (geantwortet|gemeldet)", "gut voran",
        "verstehen uns [sehr|echt|richtig|wirklich] (gut|super|prima)",
        "(get|getting) (on|along) well", "(work|works|working) well", "(macht|viel) spass",
        "(so lala|geht so|meh|so-so)",
        "could be better", "(not|nicht) [so|very|too|sehr|besonders] (good|well|great|gut)",
        "(good|great|excellent|amazing|best|wonderful|fantastic|perfect|lovely|super) (mentor|mentee|match|fit|start|experience|exchange|so far)",
        "(happy|gluecklich) (with|mit)")

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
        it it's its we we're we've mentorship mentoring mentor mentee meetings all everything things everyone both match collaboration
        he she they he's she's they're going goes
        es wir alles mentorat tandem mentorin zusammenarbeit treffen er sie laeuft lief geht
        """)
    /// What may stand between them.
    private static let links = set(
        """
        is are was were been be has have going goes went feels felt seems working works not but
        ist sind war waren geht ging klappt funktioniert nicht aber
        """)
    private static let degrees = set(
        """
        very really so pretty quite just and too also still far much a bit little more thanks thank you overall generally mostly absolutely now
        sehr echt richtig wirklich recht ganz so und auch danke etwas ein bisschen bisher euch dir ihnen i'm i am ich bin with mit
        """)
    private static let followers = set(
        """
        so to for with between together here and but at of now as because overall though
        und aber mit zu zwischen hier bei weil da fuer zusammen bisher danke thanks thank
        """)

    /// The same words in another sense.
    private static let others = Phrases(
        "as well [as]", "get well", "(may|might) as well", "well (i|we|not|no|then|you)",
        "good (morning|afternoon|evening|day|night|weekend|luck|idea|question|point|news|to|one|bye|catch|time)",
        "(a|any) good (day|weekend|week|evening|time|idea|question|point)",
        "great (idea|question|day|weekend|week|point|news|to|job|work|catch)",
        "nice (to|day|weekend|week|evening|one|idea|work)",
        "happy (to|birthday|new|christmas|holidays|easter|friday|monday|for)",
        "happy with (the|that|this) (date|time|day|plan|proposal)", "my bad", "bad (news|weather|day|idea)",
        "hard copy", "in progress", "stuck (in|at|on) (a|the|traffic|work|my|another)", "enjoy (your|the)",
        "learning (material|materials|plan|agreement|goals)",
        "(super|gute|gut) (idee|frage)",
        "(i|we|ich|wir) (haven't|havent|have not|didn't|did not|hasn't) [yet] (replied|answered|responded|reply|answer|respond)",
        "(habe|haben) [noch|leider|ihm|ihr] nicht (geantwortet|gemeldet)",
        "no (answer|reply|response) (needed|necessary|required)",
        "keine (antwort|rueckmeldung|reaktion) (noetig|erforderlich|notwendig)",
        "(that|this) (was|is) [very|really|so] helpful",
        "helpful (mail|email|letter|reminder|link|info|information|tips|tip)",
        "productive environment", "silence is golden", "gut (zu|dass|angekommen)", "gute (besserung|reise|nacht)",
        "(laeuft|lief) (aus|ab)",
        "laeuft (der|die|mein|meine) vertrag",
        "haengt (davon|vom|von)", "(is|are) going to",
        "better (to|if)", "alles (klar|gute)")
}
