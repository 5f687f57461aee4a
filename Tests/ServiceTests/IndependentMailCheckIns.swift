/// Answers to a check-in, plain and HTML. What is right is the rating that is kept: a digit, `words` where there is text and no rating, `nothing` where
/// nothing is recorded (whether asked back or not), `stop`. `keeps` must be in what is kept, `lacks` must not: the form's own label is never the words.
enum IndependentMailCheckIns {
    struct Row: Sendable {
        let sample: IndependentSample
        var keeps: [String] = []
        var lacks: [String] = []

        init(
            _ name: String, type: String = "text/plain", _ body: String, _ right: String...,
            keeps: [String] = [], lacks: [String] = []
        ) {
            var sample = IndependentSample(name, type: type, body)
            sample = IndependentSample(sample, right: right)
            self.sample = sample
            self.keeps = keeps
            self.lacks = lacks + ["How is it going", "What did you work on", "Wie läuft es", "habt ihr gearbeitet"]
        }
    }

    static let rows = plain + doubtful + html

    private static let plain: [Row] = [
        .init("a digit above the quotation", "4\n\nOn Fri, AI Engineers Mentorship wrote:\n«quote»", "4"),
        .init(
            "typed into the quoted form", "> How is it going, 1–5: 3\n> What did you work on: a busy month", "3",
            keeps: ["busy month"]),
        .init("typed into the bare form", "How is it going, 1–5: 5\nWhat did you work on: nothing at all", "5"),
        .init(
            "below each label", "How is it going, 1-5:\n4\n\nWhat did you work on:\nwe meet online now", "4",
            "nothing",
            keeps: ["online"]),
        .init("a number word", "five", "5", "nothing"),
        .init("out of five, with words", "3 of 5. Busy, but we manage.", "3", keeps: ["manage"]),
        .init("a fraction", "5/5, great.", "5"),
        .init("words alone", "All well", "words"),
        .init(
            "one line holds the filled form", "> How is it going, 1–5: 2 What did you work on: too little time", "2",
            keeps: ["too little time"]),
        .init(
            "one line holds the empty form, a digit above", "2\n\n> How is it going, 1–5:What did you work on:", "2"),
        .init(
            "a digit above Outlook's header and the bare letter",
            "4\n\nFrom: AI Engineers Mentorship\nSent: Friday, 12 February 2027 09:00\nTo: Somebody\nSubject: «subject»\n\n«letter»",
            "4"),
        .init(
            "an advertisement as signature", "4\n\n-- \nGet 50% off your first 3 months of CloudThing", "4",
            lacks: ["CloudThing"]),
        .init("STOP above the form", "STOP\n\n> How is it going, 1–5:\n> What did you work on:", "stop"),
        .init(
            "de: typed into the form", "Wie läuft es, 1–5: 4\nWoran habt ihr gearbeitet: Alles bestens.", "4",
            keeps: ["bestens"]),
        .init("de: Zahlwort", "vier von fünf", "4", "nothing"),
        .init("de: ein Wort", "Gut.", "words"),
        .init("de: Ziffer mit Grund", "2 – es ist zäh", "2", keeps: ["zäh"]),
        .init("de: STOPP", "STOPP\n\n«quote»", "stop"),
        .init(
            "de: Ziffer über dem Zitat", "5\n\nAm 12.02.2027 um 09:00 schrieb AI Engineers Mentorship:\n«quote»",
            "5"),
        .init("only the quotation", "\n\nOn Fri, AI Engineers Mentorship wrote:\n«quote»", "nothing"),
        .init("only a signature", "-- \nNils\nSent from my iPhone", "nothing"),
        .init(
            "only a telephone's line", "Sent from my iPhone\n\n> How is it going, 1–5:\n> What did you work on:",
            "nothing"),
        .init("only the empty form", "How is it going, 1–5:\nWhat did you work on:", "nothing"),
    ]

    /// What could be a rating and is none, or can't be one on this scale.
    private static let doubtful: [Row] = [
        .init(
            "an advertisement",
            "We help mentoring programs to rank 1 on Google. Our campaigns are going great - reply for 5 free backlinks!",
            "nothing"),
        .init(
            "de: an advertisement", "Unsere SEO-Angebote laufen sehr gut: jetzt 3 Monate gratis testen!",
            "nothing"),
        .init("beyond the scale", "7", "nothing"), .init("below the scale", "0", "nothing"),
        .init("between two", "3.5", "nothing", "words"), .init("a range", "4-5", "nothing", "words"),
        .init("either", "2 or 3, hard to say", "nothing", "words"),
        .init("in a sentence", "I'd give it a 4.", "4", "nothing"),
        .init("a number of meetings", "We met 4 times this month and it is going well.", "words", "nothing"),
        .init("a number of children", "My 2 kids were ill, otherwise we are fine.", "words", "nothing"),
        .init("a list", "1. We agreed on goals.\n2. We started on the project.\nAll well.", "words", "nothing"),
    ]

    private static let html: [Row] = [
        .init(
            "HTML: block spans, a digit above", type: "text/html",
            "<div>2</div><blockquote><span style='display:block'>How is it going, 1–5:</span><span style='display:block'>What did you work on:</span></blockquote>",
            "2"),
        .init(
            "HTML: block spans filled in", type: "text/html",
            "<blockquote><span style='display:block'>How is it going, 1–5: 4</span><span style='display:block'>What did you work on: fine so far</span></blockquote>",
            "4", keeps: ["fine so far"]),
        .init(
            "HTML: Gmail's quotation", type: "text/html",
            "<div dir=\"ltr\">3</div><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">On Fri, 12 Feb 2027 at 09:00, AI Engineers Mentorship wrote:<br></div><blockquote class=\"gmail_quote\">«html»</blockquote></div>",
            "3"),
        .init(
            "HTML: Outlook's reply", type: "text/html",
            "<div class=\"elementToProof\">5</div><div id=\"appendonsend\"></div><hr style=\"display:inline-block;width:98%\"><div id=\"divRplyFwdMsg\" dir=\"ltr\"><b>From:</b> AI Engineers Mentorship<br><b>Sent:</b> Friday, February 12, 2027 9:00 AM<br><b>To:</b> Somebody<br><b>Subject:</b> «subject»<div>&nbsp;</div></div>«html»",
            "5"),
        .init(
            "HTML: Apple Mail's reply", type: "text/html",
            "<html><body><div>3</div><div><br><blockquote type=\"cite\"><div>On 12. Feb 2027, at 09:00, AI Engineers Mentorship wrote:</div>«html»</blockquote></div></body></html>",
            "3"),
        .init(
            "HTML: a table filled in", type: "text/html",
            "<table><tr><td>How is it going, 1–5:</td><td>2</td></tr><tr><td>What did you work on:</td><td>we need more time</td></tr></table>",
            "2", keeps: ["more time"]),
        .init(
            "HTML: inline spans on one line", type: "text/html",
            "<p><span>How is it going, 1–5: </span><span>3</span><span>What did you work on:</span></p>", "3",
            "nothing"),
        .init(
            "HTML: a paragraph below each label", type: "text/html",
            "<p>How is it going, 1–5:</p><p>4</p><p>What did you work on:</p><p>all fine with us</p>", "4",
            "nothing",
            keeps: ["all fine"]),
        .init(
            "HTML: Outlook's paragraphs", type: "text/html",
            "<div class=WordSection1><p class=MsoNormal>4<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>From:</b> AI Engineers Mentorship <br><b>Sent:</b> Friday, February 12, 2027 9:00 AM<br><b>To:</b> Somebody<br><b>Subject:</b> «subject»</p></div>«html»</div>",
            "4"),
        .init("HTML: empty reply", type: "text/html", "<div><br></div><blockquote>«html»</blockquote>", "nothing"),
        .init(
            "HTML: empty reply over block spans", type: "text/html",
            "<div></div><blockquote><span style='display:block'>How is it going, 1–5:</span><span style='display:block'>What did you work on:</span></blockquote>",
            "nothing"),
        .init("HTML: STOP", type: "text/html", "<div>STOP</div><blockquote>«html»</blockquote>", "stop"),
        .init(
            "HTML: an advertisement as signature", type: "text/html",
            "<div>4</div><div>-- <br>Sent with <a href=\"https://fastmailer.example\">FastMailer</a>, the 5 star mail app</div>",
            "4", lacks: ["FastMailer"]),
        .init(
            "HTML: Yahoo's reply", type: "text/html",
            "<div class=\"yahoo-style-wrap\"><div dir=\"ltr\">4</div></div><div class=\"yahoo_quoted\"><div>On Friday, February 12, 2027, AI Engineers Mentorship wrote:</div>«html»</div>",
            "4"),
        .init(
            "HTML: words alone", type: "text/html", "<p>It is going well, thanks.</p>", "words", keeps: ["going well"]),
        .init(
            "de: HTML spans filled in", type: "text/html",
            "<blockquote><span style='display:block'>Wie läuft es, 1–5: 2</span><span style='display:block'>Woran habt ihr gearbeitet: wenig Zeit</span></blockquote>",
            "2", keeps: ["wenig Zeit"]),
        .init(
            "de: HTML-Antwort aus Outlook", type: "text/html",
            "<div>4, es macht Freude</div><hr><div id=\"divRplyFwdMsg\"><b>Von:</b> AI Engineers Mentorship<br><b>Gesendet:</b> Freitag, 12. Februar 2027 09:00<br><b>An:</b> Somebody<br><b>Betreff:</b> «subject»</div>«html»",
            "4", keeps: ["Freude"]),
    ]
}
