/// Words of distress, or of leaving a mentorship: whoever writes them in a check-in waits for a person.
package enum Distress {
    /// Whether a text holds such words. It is no judgement: a false alarm costs somebody a minute.
    package static func isSaid(_ text: String) -> Bool {
        text.split(whereSeparator: \.isNewline).prefix(OwnLines.most).contains { line in
            isIn(Words(Folding.visible(line)).words)
        }
    }

    /// Whether words of a line hold one.
    static func isIn(_ words: [Word]) -> Bool {
        let texts = words.map(\.text)
        return texts.indices.contains { index in
            // "Not sure whether to go on": a denial before a doubt takes nothing back.
            if let length = doubts.length(at: index, of: texts), !Leaving.isOfElse(words, index..<(index + length)) {
                return true
            }
            let end = leaving.length(at: index, of: texts).map { index + $0 }
            let isLeaving = end.map { !Leaving.isOfElse(words, index..<$0) } ?? false
            guard isLeaving || distress.length(at: index, of: texts) != nil || Leaving.isAt(index, of: words) else {
                return false
            }
            // "I don't want to quit", "not uncomfortable": a word just before says the opposite.
            let before = words[max(0, index - 2)..<index]
            let start =
                before.lastIndex { $0.endsClause || conjunctions.contains($0.text) }.map { $0 + 1 } ?? before.startIndex
            return !before[start...].contains { denials.contains($0.text) }
        }
    }

    /// A denial before one of these is of something else: "I am not well and want to quit".
    private static let conjunctions: Set<String> = [
        "and", "but", "so", "because", "und", "aber", "weil", "denn", "sondern", "also",
    ]

    static let denials: Set<String> = [
        "not", "don't", "dont", "doesn't", "didn't", "wouldn't", "wasn't", "isn't", "aren't", "never", "no", "without",
        "nicht", "kein", "keine", "keinen", "nie", "niemals", "ohne",
    ]

    private static let doubts = Phrases(
        "whether (to|i should|we should|i want to|we want to|i can|we can) [really] (go on|continue|carry on|keep going|stop|quit|leave|end|give up)",
        "if (i should|we should|i want to|we want to|i can) [really] (go on|continue|carry on|keep going|stop|quit|leave|end|give up)"
    )

    private static let leaving = Phrases(
        "(want|wants|like|have|decided|going|need|ready|plan|planning|prefer) to (quit|leave|end|stop|cancel|withdraw|resign)",
        "(think|thinking|thought) [just|seriously] (of|about) [just] (quitting|leaving|ending|stopping|withdrawing|resigning|cancelling|giving up|dropping out|stepping down)",
        "(consider|considering|considered) [just|seriously] (quitting|leaving|ending|stopping|withdrawing|resigning|cancelling|giving up|dropping out|stepping down)",
        "(i'd|we'd|would) (rather|prefer to) (stop|quit|leave|end|withdraw|resign|cancel|give up|drop out|not continue|not go on)",
        "to (end|quit) (it|this)", "(was|is|be|were) (my|our) (last|final) [ever] (meeting|session)",
        "(want|like|have|decided|going|need|plan) to (drop out|give up|step down|step back|get out|break up)",
        "i (quit|resign|withdraw|give up)", "(i'm|i am|im) (quitting|leaving|giving up|dropping out)",
        "(drop|dropping|dropped) out", "call it quits", "(quit|quitting|ending) (it|this|here|our|my)",
        "done with (it|this|him|her|them)", "want out", "no longer want",
        "(can't|cannot|can not) (go on|continue|do this|take it|take this|cope|stand)",
        "(don't|dont|do not) want (to continue|to go on|to meet|to see|this|it)",
        "(new|different|another|other) (mentor|mentee|partner|match)",
        "(change|switch|swap) [my|the|our] (mentor|mentors|mentee|partner)",
        "(aufhoeren|aufzuhoeren|aussteigen|auszusteigen|ausstieg|hinschmeissen|hinwerfen|hinzuschmeissen)",
        "(abzubrechen|auszutreten|auszuscheiden|hinzuwerfen|auszusteigen|abbruch)",
        "(breche|brechen) [das|es|hier|jetzt|mein|unser] [mentoring|tandem|mentorat] ab",
        "(war|ist|wird) [das|es] (mein|unser) letztes (treffen|gespraech|mal)",
        "(hoere|hoert|hoeren) [damit|hier|jetzt|deshalb|leider] auf",
        "(steige|steigen) [hier|jetzt|leider|deshalb] aus",
        "(moechte|moechten|will|wollen|wuerde|werde) [das|es|hier|gern|gerne] [mein|unser|das] [mentoring|tandem|mentorat] (abbrechen|beenden|kuendigen)",
        "(neue|neuen|neuer|andere|anderen|anderer) (mentor|mentorin|mentee|tandem|tandempartner|tandempartnerin)",
        "(mentor|mentorin|mentee|tandem) wechseln",
        "nicht mehr (weiter|weitermachen|treffen|mitmachen|moechte|will|kann|wollen|koennen)",
        "nicht (weitermachen|weiterzumachen)",
        "(kann|koennen) [einfach] nicht mehr", "(halte|halten) [das|es] nicht [mehr] aus")

    private static let distress = Phrases(
        "(unhappy|miserable|desperate|overwhelmed|hopeless|threatened|humiliated|bullied|bullying|uncomfortable|unsafe)",
        "(harass|harassed|harassment|harasses|harassing|abusive|abused|insulted|insults|insulting|discriminated|discrimination)",
        "(racist|sexist|disrespectful|depressed|suicidal|burnout)", "(burned|burnt) out", "(cry|cries|crying|cried)",
        "(afraid|scared) of", "(i'm|i am|am) scared", "(not|nicht) (happy|gluecklich)",
        "(feel|feeling|felt|being|was|am) [very|so|really] (disrespected|belittled|ignored|pressured)",
        "(feel|feeling|felt) [very|so|really|quite] (bad|awful|terrible|alone|lonely|lost|useless|stupid|worthless)",
        "(need|want|could use|please) [some|urgent|your|urgently] help", "help me",
        "(is|was|gets|became) [very|so|really] (rude|aggressive|inappropriate|offensive)",
        "(shouts|shouted|yells|yelled|screams|screamed) at", "(touched|touches|groped|kissed) me",
        "(hate|hates) (it|this|him|her|them|my|our|the)", "(kill|hurt) myself",
        "(ungluecklich|unwohl|verzweifelt|ueberfordert|ueberlastet|hoffnungslos|belaestigt|belaestigung|bedroht)",
        "(beleidigt|beleidigend|gemobbt|mobbing|diskriminiert|diskriminierung|rassistisch|sexistisch|uebergriffig)",
        "(gedemuetigt|herabgesetzt|respektlos|ausgebrannt|depressiv|suizid|umbringen)",
        "(habe|hab|macht mir) [grosse|echt|richtig] angst", "(weine|weinen|geweint|heule|heulen)",
        "(brauche|brauchen|braeuchte|koennten|koennte) [dringend|eure|ihre|bitte|mehr|etwas] hilfe",
        "(hilf|helft|helfen sie) mir", "(schreit|schrie|bruellt|bruellte) mich", "(fasst|fasste) mich",
        "(geht|ging) mir [gar|ueberhaupt|sehr|echt|richtig|damit] (nicht gut|schlecht|mies)",
        "(fuehle|fuehl) mich [sehr|echt|richtig|hier|total] (allein|alleine|schlecht|mies|unsicher|nutzlos|unter druck)"
    )
}
