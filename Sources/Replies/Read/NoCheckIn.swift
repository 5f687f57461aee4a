/// Words that do not say how a mentorship goes, though nothing else was asked: they are meant for a partner or for a person.
struct NoCheckIn {
    /// What may have been meant.
    private(set) var guess: Verb.Kind?

    /// `nil` if it may be an answer.
    ///
    /// - Parameter rating: the number that it begins with. Words without one must say how it goes.
    init?(_ text: String, _ setting: LineReading.Setting, rating: Rating) {
        let line = Words(text)
        let words = line.words
        let texts = words.map(\.text)
        if NoCheckIn.absences.isIn(texts) || NoCheckIn.hasEnd(words, setting) {
            guess = .pause
            return
        }
        // Beside a number, a wish to leave that is one is told as a call for help; what is left then is "I need no other mentor".
        if rating.value == nil, Plea.isEnd(words) || NoCheckIn.ends.isIn(texts) {
            guess = .stop
            return
        }
        if rating.value == nil, NoCheckIn.isAdvertisement(texts) || NoCheckIn.isOfSomethingElse(words, setting) {
            return
        }
        if NoCheckIn.appointments.isIn(texts) || NoCheckIn.matters.isIn(texts) || Plea.isCall(words) { return }
        // "4/5" looks like a day.
        let said = rating.value == nil ? words : Words(rating.words).words
        if NoCheckIn.hasMoment(said) || NoCheckIn.isList(text) { return }
        // A question beside a number may be all that it says, and "4. Platz" no rating.
        let isOrdinal =
            words.first?.hasDot == true && text.split(separator: "\n").first.map { $0.utf8.count > 2 } == true
        if rating.value == nil || line.isQuestion || isOrdinal, !Wellbeing.isSaid(words, setting) { return }
        return nil
    }

    /// "until 10 January": an absence, or a wish.
    private static func hasEnd(_ words: [Word], _ setting: LineReading.Setting) -> Bool {
        let dates = DateWords(today: setting.now.date, words: words[...])
        return words.indices.dropLast().contains { index in
            guard ["until", "till", "til", "bis"].contains(words[index].text) else { return false }
            let next = ["the", "zum", "den"].contains(words[index + 1].text) ? index + 2 : index + 1
            return dates.date(at: next) != nil
        }
    }

    /// A day or a time that is none of the past and none of a habit: an appointment.
    private static func hasMoment(_ words: [Word]) -> Bool {
        if words.contains(where: { habits.contains($0.text) }) { return false }
        return words.indices.contains { index in
            let text = words[index].text
            let before = index > 0 ? words[index - 1].text : ""
            if text == "morgen" { return !["guten", "schoenen"].contains(before) && !words[index].endsClause }
            if ["am", "pm"].contains(text) { return before.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } }
            if days.contains(text) || DateWords.looksLikeMoment(text) { return true }
            return DateWords.months[text] != nil && text.utf8.count > 3 && !["march", "mars"].contains(text)
        }
    }

    /// Whether it sells something: whoever answers a letter of the program may also forward a program's mail to it.
    private static func isAdvertisement(_ texts: [String]) -> Bool { offers.isIn(texts) }

    /// "Our services are going very well": what is judged is named, and it is nothing of a mentorship.
    private static func isOfSomethingElse(_ words: [Word], _ setting: LineReading.Setting) -> Bool {
        words.indices.contains { index in
            guard ["our", "my", "unser", "unsere", "mein", "meine"].contains(words[index].text) else { return false }
            var noun = index + 1
            while noun < words.count, noun - index <= 4, !links.contains(words[noun].text) {
                if mentoring.contains(words[noun].text) || setting.partners.contains(words[noun].text) { return false }
                if words[noun].endsClause { return false }
                noun += 1
            }
            // Up to a verb: "our SEO services are …".
            return noun > index + 1 && noun < words.count && noun - index <= 4 && links.contains(words[noun].text)
        }
    }

    private static let links: Set<String> = [
        "is", "are", "was", "were", "goes", "go", "works", "work", "runs", "run", "ist", "sind", "war", "waren",
        "laeuft",
        "laufen", "lief", "geht", "gehen", "klappt",
    ]
    private static let mentoring = Set(
        "mentorship mentorships mentoring mentor mentors mentee mentees meeting meetings session sessions call calls talk talks conversation conversations exchange chat chats tandem match goal goals plan progress project collaboration work learning relationship communication partner partnership time first second last weekly monthly treffen gespraech gespraeche zusammenarbeit austausch ziel ziele projekt fortschritt mentorin mentorat termine zeit beziehung kommunikation erstes partnerin"
            .split(separator: " ").map(String.init))

    private static let offers = Phrases(
        "seo", "backlinks",
        "(free|kostenlose|kostenloses) (trial|quote|demo|consultation|beratung|angebot|erstgespraech)",
        "we can help you", "(we|wir) (offer|provide|sell|bieten|verkaufen|liefern)",
        "(our|unsere) (services|service|products|dienstleistungen|leistungen|produkte|angebote|kunden|customers|clients|pricing|preise)",
        "(boost|grow|increase|improve|double) your (business|sales|traffic|ranking|rankings|revenue|website|leads)",
        "your (business|website|company|brand)", "(best|low|lowest|great|special) (price|prices|offer|deal|deals)",
        "(discount|rabatt|gutschein|coupon|voucher|sonderangebot)", "limited time", "buy now", "act now", "order now",
        "(ihr|ihre|ihrem|ihres|ihren) (unternehmen|firma|webseite|website|umsatz)",
        "(jetzt|hier) (kaufen|bestellen|buchen)",
        "(invest|investment|crypto|bitcoin|casino|viagra|loan|kredit)")

    /// "1. …", "2. …": an answer to nothing that was asked.
    private static func isList(_ text: String) -> Bool {
        let lines = text.split(separator: "\n").map { Words(String($0)).words }
        return lines.dropFirst().contains { ($0.first?.number.map { $0 < 20 } ?? false) && $0.count > 1 }
            && lines.first?.first?.number != nil
    }

    private static let days: Set<String> = [
        "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "tomorrow", "tonight", "uebermorgen", "uhr", "noon",
        "o'clock", "oclock",
    ]
    private static let habits: Set<String> = [
        "every", "each", "weekly", "jeden", "jede", "went", "met", "last", "lief", "getroffen", "letzten", "letzte",
        "since", "seit",
    ]
    private static let absences = Phrases(
        "(i'm|i am|i'll be|i will be|we're|we are|we will be|we'll be) [currently|now] (away|out|abroad|off|travelling|traveling)",
        "out of [the] office", "(on|i'm on|i am on) (vacation|holiday|holidays|leave)",
        "(im|bin im|sind im) urlaub", "(bin|sind|werde) [dann|gerade|derzeit] (weg|verreist|abwesend|unterwegs)",
        "nicht im buero",
        "nicht da")
    private static let ends = Phrases(
        "(aufhoeren|aufzuhoeren|aussteigen|auszusteigen|ausstieg)",
        "(hoere|hoert|hoeren) [damit|hier|jetzt|deshalb|leider] auf",
        "(steige|steigen) [hier|jetzt|leider] aus",
        "(want|wants|like|have|decided|going) to (quit|leave|end|stop|cancel|withdraw|resign)",
        "i (quit|resign|withdraw)", "(moechte|moechten|will|wollen) [das|es|hier] (abbrechen|beenden)")
    private static let appointments = Phrases(
        "running late", "(be|am|i'm) late", "see you (then|there|at|in|on|soon|tomorrow|later|tonight)", "on my way",
        "(komme|bin) [etwas|leider|ein bisschen] (spaeter|zu spaet)", "(verspaete|verspaetung)",
        "bis (gleich|dann|spaeter|morgen)",
        "bin gleich", "bin unterwegs", "minutes late", "minuten spaeter", "(work|works) for (me|us)",
        "(suits|suit) [me|us]",
        "(passt|passen|passend) (mir|uns|dir|euch|ihnen)",
        "(good|great|perfect) (for|with|by) (me|us|you)", "(ok|okay|fine) (for|with|by|if)",
        "(form|formular|website|webseite|calendar|kalender)", "(sounds|looks) (good|great|fine)",
        "(klingt|hoert sich) (gut|super|prima)", "(geht|klappt) bei (mir|uns)")
    /// What a person must decide, and what programs write.
    private static let matters = Phrases(
        "(delete|deletion|erase|loeschen|loesche|loescht|loeschung)",
        "(data|daten|account|konto|gdpr|dsgvo|privacy|datenschutz)",
        "wrong (person|address|mail|email|mailbox)", "falsche (person|adresse|mail)",
        "(falschen|falsch) (person|adresse|verteiler)", "who (are you|is this)", "wer (sind sie|seid ihr|ist das)",
        "sign (up|me)", "(signup|register|registration|anmelden|anmeldung|abmelden|abmeldung|unsubscribe|subscribe)",
        "(how to|how do i|how can i|wie fuelle|wie kann ich|wie soll ich|link|password|passwort|login|log in)",
        "(your|deine|eure|ihre) (letter|letters|briefe|reminders)", "(dein|euer|ihr) brief",
        "(attached|attachment|anbei|angehaengt)", "im anhang",
        "(invoice|rechnung|newsletter|webinar|order|bestellung)",
        "(contacting|contacted) (us|our|the|support)", "thank you for contacting",
        "your (request|inquiry|enquiry|case)",
        "(ihre|deine) (anfrage|nachricht|mail|e-mail)", "(ticket|ticketnummer|vorgangsnummer|case number)",
        "we [have] received your", "(delivered|undeliverable|unzustellbar|mailbox|postfach)",
        "(not|nicht) (monitored|gelesen|ueberwacht)", "(no-reply|noreply|no reply address|do not reply|unattended)",
        "(recall|zurueckrufen)", "click here", "you are human", "(captcha|verify|verifizieren)",
        "(automatic|automatically|automated|automatisch|automatische|automatisierte|autoreply|auto-reply)",
        "(maternity|paternity|parental)", "(mutterschutz|elternzeit|mutterschaftsurlaub)",
        "no longer (with|at|work|works|working|employed)", "nicht mehr (im|bei|fuer)", "out of service")
}

/// Phrases to look for among folded words.
struct Phrases {
    private let byFirst: [String: [[String]]]

    init(_ patterns: String...) {
        let all = patterns.flatMap(PhraseBook.expand).map { $0.split(separator: " ").map(String.init) }
        byFirst = Dictionary(grouping: all) { $0.first ?? "" }
    }

    func isIn(_ texts: [String]) -> Bool { texts.indices.contains { length(at: $0, of: texts) != nil } }

    /// How long the longest of them is that begins there.
    func length(at index: Int, of texts: [String]) -> Int? {
        byFirst[texts[index]]?.filter { texts[index...].starts(with: $0) }.map(\.count).max()
    }
}
