import CivilTime
import Forms
import Testing

@testable import Replies

/// What people really write and what their mail programs make of it: a form in HTML, a warning above, a reaction, a cry for help.
@Suite struct HeardTests {
    // MARK: Check-ins

    private static let blocks =
        "<blockquote><span style='display:block'>How is it going, 1-5:</span><span style='display:block'>Anything we should know:</span></blockquote>"
    private static let germanBlocks =
        "<blockquote><span style='display: block'>Wie läuft es, 1–5:</span><span style=\"color:red;display:block\">Was sollten wir wissen:</span></blockquote>"
    private static let inline =
        "<blockquote><span>How is it going, 1-5:</span><span>Anything we should know:</span></blockquote>"

    /// The labels of the form are the letter's, wherever a mail program puts them.
    @Test(arguments: [
        ("<div>2</div>\(blocks)", "1 check-in 2 -"), ("<div></div>\(blocks)", "-"),
        ("<div>STOP</div>\(blocks)", "stop"),
        ("<div>2</div>\(inline)", "1 check-in 2 -"), ("<div></div>\(inline)", "-"),
        ("<div>STOP</div>\(inline)", "stop"),
        ("<div>3, alles gut</div>\(germanBlocks)", "1 check-in 3 alles gut"), ("<div></div>\(germanBlocks)", "-"),
        ("<div>STOPP</div>\(germanBlocks)", "stop"),
        (
            "<div>Hi</div><blockquote>How is it going, 1-5: 4 Anything we should know: more time, please</blockquote>",
            "1 check-in 4 more time, please"
        ),
        ("<span style='display:block'>MET</span><span style='display:block'>Amina</span>", "met?"),
    ])
    func aFormInHTML(_ row: (html: String, reading: String)) {
        #expect(Fixture.short(Fixture.reply(row.html, [.checkIn], type: "text/html")) == row.reading, "\(row.html)")
    }

    @Test(arguments: [
        ("2||> How is it going, 1-5:Anything we should know:", "1 check-in 2 -"),
        ("> How is it going, 1-5:Anything we should know:", "-"),
        ("> How is it going, 1-5: 2 Anything we should know: no", "1 check-in 2 no"),
        ("STOP||> How is it going, 1-5:Anything we should know:", "stop"),
        ("5||> Wie läuft es, 1–5:Was sollten wir wissen:", "1 check-in 5 -"),
        ("> Wie läuft es, 1–5: 2 Was sollten wir wissen: zu wenig Zeit", "1 check-in 2 zu wenig Zeit"),
    ])
    func aFormOnOneLine(_ row: (text: String, reading: String)) {
        let text = row.text.replacing("|", with: "\n")
        #expect(Fixture.short(Fixture.reply(text, [.checkIn])) == row.reading, "\(row.text)")
    }

    /// A community's own words in the form are no answer either.
    @Test func aFormOfOnesOwn() {
        var context = Fixture.context([.checkIn])
        context.sheets[1]?.labels = ["Rate your month, 1–5", "What went wrong"]
        let empty = "> Rate your month, 1–5:\n> What went wrong:"
        for (text, reading) in [
            (empty, "-"), ("2\n\n" + empty, "1 check-in 2 -"),
            ("> Rate your month, 1–5: 3\n> What went wrong: too busy", "1 check-in 3 too busy"),
        ] {
            guard case .reply(let reply) = AnswerReader(context).claim(Fixture.message(text)) else { continue }
            #expect(Fixture.short(reply) == reading)
        }
    }

    @Test(arguments: [
        "Our SEO services are going very well and we can help you, too!", "Our new product is going great",
        "We offer the best prices, everything is fine", "Boost your business, it is going well",
        "Unsere Dienstleistungen laufen sehr gut", "Wir bieten Ihnen eine kostenlose Beratung, alles gut",
        "My company is doing well", "Meine neue Wohnung ist super", "Invest in bitcoin, all is well",
    ])
    func anAdvertisementIsNoCheckIn(_ text: String) {
        let reply = Fixture.reply(text, [.checkIn])
        #expect(reply?.statements == [] && reply?.questions == [], "\(text)")
    }

    @Test(arguments: [
        "Our meetings are going well", "My mentor is great", "Unsere Treffen laufen gut",
        "My goals are going well so far",
        "Our work with Jonas is going well",
    ])
    func whatIsOfTheMentorshipIsACheckIn(_ text: String) {
        #expect(Fixture.reply(text, [.checkIn])?.statements.first?.verb.kind == .checkIn, "\(text)")
    }

    /// A person is to read these: they are kept, and nobody is asked back what was meant.
    @Test(arguments: distress) func aCryForHelpIsHeard(_ text: String) {
        #expect(Distress.isSaid(text, Fixture.lexicon), "\(text)")
        let reply = Fixture.reply(text, [.checkIn])
        #expect(reply?.statements.map(\.verb.kind) == [.checkIn] && reply?.understood == .full, "\(text)")
        guard case .checkIn(let answer)? = reply?.statements.first?.verb else { return }
        #expect(answer.words.map(text.contains) ?? false, "\(text)")
    }

    static let distress = [
        "I'd like another mentor", "I want to quit", "ich möchte aufhören", "I'd love a new mentor, it is bad",
        "Alles prima, aber ich höre auf", "4, but we decided to end it", "It goes well but I want to leave",
        "2, I'd like another mentor", "I am thinking of leaving", "I feel very uncomfortable with him",
        "He is rude to me",
        "She shouts at me in every call", "I need help", "Please help me", "I can't go on like this",
        "I cried after it",
        "Ich brauche Hilfe", "Ich fühle mich sehr unwohl", "Er hat mich beleidigt", "Ich will nicht mehr weitermachen",
        "Ich hätte gern einen anderen Mentor", "Ich kann nicht mehr", "Wir möchten das Mentoring beenden",
        "I'm overwhelmed and unhappy", "I don't want to meet him again", "Mir geht es gut, aber ich steige aus",
        "I'm quitting", "I am afraid of my mentor", "I was harassed",
        // Split infinitives, and thoughts of leaving.
        "4\nIch überlege, das Mentoring abzubrechen.", "3\nIch überlege, aufzuhören",
        "Ich denke daran, auszusteigen.",
        "3\nWir denken darüber nach, das Tandem zu beenden.", "Ich erwäge, zu kündigen",
        "4\nIch überlege das Programm zu verlassen",
        "Ich frage mich, ob ich weitermache.", "Ich überlege, ob ich aufhöre", "3\nWir beenden das jetzt.",
        "3\nIch breche das Mentoring ab.", "Am liebsten würde ich alles hinschmeißen",
        "I am thinking about whether to go on.", "3\nI'm considering leaving.", "I'd rather stop",
        "4\nI am not sure if I should continue", "We have thought about stopping", "3\nPlease end the mentorship",
        "I am not well and want to quit", "4\nThis was our last meeting.", "2\nI want to leave this terrible thing",
        "Ich überlege, nicht weiterzumachen", "Ich denke nicht ans Bleiben, sondern daran, auszusteigen",
        "Because of my job I want to quit", "Ich denke nicht, dass es passt, wir beenden das Mentoring",
        "I want to leave my job and the mentoring", "Wegen meiner Firma möchte ich aufhören",
        "I quit my job and now I want to quit the mentoring",
    ]

    @Test(arguments: [
        "All is well", "I don't want to quit", "Ich möchte nicht aufhören", "Not unhappy at all", "Läuft gut", "4",
        "I'm afraid we met only once", "No need to leave, all good", "We never wanted to stop",
        "In the end it went well",
        "Wir hören uns nächste Woche", "Kein Grund zur Angst", "Ich denke nicht daran, auszusteigen",
        "Ich überlege, meinen Job zu kündigen", "I decided to leave my company", "Considering leaving my old job",
        "Ich denke, ich kann mich auf sie verlassen", "Unser letztes Treffen war gut", "Our last meeting was great",
        "Er half mir, einen Vertrag zu kündigen",
    ])
    func noCryForHelp(_ text: String) { #expect(!Distress.isSaid(text, Fixture.lexicon), "\(text)") }

    /// Words that only look like a wish to leave cost nobody their number.
    @Test(arguments: [
        ("5\nNo, I don't need another mentor: all is well.", "1 check-in 5"),
        ("Alles gut, ich brauche keinen anderen Mentor.", "1 check-in -"),
        ("4\nHe helped me to end a bad contract.", "1 check-in 4"),
        ("5\nI quit my old job and started the new one, thanks to the advice here.", "1 check-in 5"),
        ("5\nOur last meeting was great.", "1 check-in 5"),
        ("4\nIch habe meinen Arbeitsvertrag beendet, dank der Tipps.", "1 check-in 4"),
        ("5\nWe don't want to end it.", "1 check-in 5"),
    ])
    func aRatingIsNotLost(_ text: String, _ start: String) {
        let reply = Fixture.reply(text, [.checkIn])
        #expect(Fixture.short(reply).hasPrefix(start), "\(text): \(Fixture.short(reply))")
        #expect(reply?.understood == .full && !Distress.isSaid(text, Fixture.lexicon), "\(text)")
    }

    // MARK: One meaning

    private static let over = Fixture.now - 18 * 3600

    /// One meeting and three milestones that are due.
    private static let oneMeeting =
        [Asked(.meeting, due: over)] + [Asked](repeating: Asked(.milestone, due: over), count: 3)

    @Test(arguments: [
        ("MET", "1 met"), ("We met.", "1 met"), ("Getroffen", "1 met"), ("MISSED", "1 missed"),
        ("Ausgefallen", "1 missed"),
        ("👍", "1 yes"), ("✅", "1 yes"), ("We met on Tuesday", "1 met"), ("We met on Monday", "met?"),
        ("Jonas cancelled", "1 missed"), ("MOVE Fri 18:00", "1 move 2027-02-12T18:00"), ("DONE", "[done: number]"),
        ("YES", "[yes: number]"), ("MET, thanks!", "1 met"), ("MET|2 DONE", "1 met, 2 done"),
        ("MET|but not the goals", "met?"), ("2 MET", "met?"), ("MET|MISSED", "met?"),
    ])
    func whatFitsOneThingIsAboutThat(_ row: (text: String, reading: String)) {
        let reply = Fixture.reply(row.text.replacing("|", with: "\n"), to: Self.oneMeeting)
        #expect(Fixture.short(reply) == row.reading, "\(row.text)")
    }

    @Test(arguments: [
        ("DONE", "2 done"), ("Erledigt", "2 done"), ("MET", "1 met"), ("MET|DONE", "1 met, 2 done"),
        ("YES", "[yes: number]"),
    ])
    func oneMilestoneAndOneMeeting(_ row: (text: String, reading: String)) {
        let reply = Fixture.reply(row.text.replacing("|", with: "\n"), [.meeting, .milestone])
        #expect(Fixture.short(reply) == row.reading, "\(row.text)")
    }

    /// What is only to come, or was only told, is not what a yes is about.
    @Test(arguments: [("YES", "1 yes"), ("Ja", "1 yes"), ("No", "1 no"), ("👍", "1 yes"), ("DONE", "2 done")])
    func aYesIsAboutWhatIsAsked(_ row: (text: String, reading: String)) {
        let asked = [Asked(.meeting, due: Self.over), Asked(.milestone, due: Fixture.now + 86_400, isAsked: false)]
        #expect(Fixture.short(Fixture.reply(row.text, to: asked)) == row.reading, "\(row.text)")
    }

    @Test(arguments: [
        ("MET", "[met: number]"), ("MISSED", "[missed: number]"), ("👍", "yes?"), ("Yes", "[yes: number]"),
    ])
    func twoMeetingsAreAskedBack(_ row: (text: String, reading: String)) {
        let asked = [Asked(.meeting, due: Self.over), Asked(.milestone), Asked(.meeting, due: Self.over)]
        #expect(Fixture.short(Fixture.reply(row.text, to: asked)) == row.reading, "\(row.text)")
    }

    /// Of a meeting that is over and one that is to come, the first was or was not.
    @Test func theMeetingThatIsOverIsMeant() {
        let asked = [Asked(.meeting, due: Fixture.now + 86_400, isAsked: false), Asked(.meeting, due: Self.over)]
        #expect(Fixture.short(Fixture.reply("MET", to: asked)) == "2 met")
        #expect(Fixture.short(Fixture.reply("MOVE Fri 18:00", to: asked)) == "[move: number]")
    }

    // MARK: What stands below

    @Test(arguments: [
        "MET||PS: actually we did not, I mixed it up with October.", "Yes, we met. He did not show up.",
        "MET||Nobody was there.", "MET||I pressed the wrong link.", "Getroffen||Stimmt nicht, war ein Scherz.",
        "MET||Sorry, wrong button.", "MET||That was a mistake.", "MET||My mentee did not come.",
        "MET||I waited in vain.",
        "MET||He never showed up", "MET||by mistake", "YES||Wait, we didn't.", "DONE||Not true, sorry.",
        "Getroffen||Er kam leider nicht.", "Getroffen||Niemand war da.", "Ja||Ich habe mich vertippt.",
        "Getroffen||Das war aus Versehen.", "Getroffen||Nein, haben wir nicht.", "Ja||falscher Knopf",
        "MET||I take it back", "MISSED||I pressed the wrong link", "MOVE Fri 18:00||Sorry, by mistake",
    ])
    func whatTakesItBackIsAskedBack(_ text: String) {
        let kind: Asked.Kind = text.hasPrefix("DONE") ? .milestone : .meeting
        let reply = Fixture.reply(text.replacing("|", with: "\n"), [kind])
        #expect(reply?.statements == [], "\(text)")
    }

    @Test(arguments: [
        "MET||We did not get through all of it, so we go on next time.", "MET||It was nice to see her there.",
        "Getroffen||Wir haben nicht alles geschafft.", "MET||She wasn't sure about her goals yet.",
    ])
    func whatGoesOnIsNoDenial(_ text: String) {
        let reply = Fixture.reply(text.replacing("|", with: "\n"))
        #expect(Fixture.short(reply) == "1 met", "\(text)")
    }

    @Test(arguments: [
        ("SNOOZE -1 days", "[snooze: days]"), ("SNOOZE −1 days", "[snooze: days]"), ("SNOOZE 0 days", "[snooze: days]"),
        ("SNOOZE -3", "[snooze: days]"), ("PAUSE for -3 days", "[pause: date]"), ("SNOOZE 3 days", "snooze 3"),
    ])
    func lessThanNothingIsAskedBack(_ row: (text: String, reading: String)) {
        #expect(Fixture.short(Fixture.reply(row.text)) == row.reading, "\(row.text)")
    }

    // MARK: What mail systems put in

    private static let letter = """
        Hello Amina,

        Reply to this mail with one of these in the first line:

          MET                     the meeting took place
          MISSED                  it did not
        """

    /// The header of a quoted mail is known by its shape, whatever its language.
    @Test(arguments: [
        ["Fra", "Dato", "Til", "Emne"], ["Από", "Ημερομηνία", "Προς", "Θέμα"],
        ["Lähettäjä", "Päivämäärä", "Vastaanottaja", "Aihe"], ["Feladó", "Elküldve", "Címzett", "Tárgy"],
        ["Od", "Wysłane", "Do", "Temat"], ["De la", "Trimis", "Către", "Subiect"], ["Từ", "Đã gửi", "Đến", "Chủ đề"],
        ["Saatja", "Saadetud", "Adressaat", "Teema"], ["Hver", "Hvenær", "Til", "Efni"],
    ])
    func aQuotedHeaderInAnyLanguage(_ names: [String]) {
        let values = [
            "Mentoring <mentoring+r.abc@example.org>", "30.11.2026 04:27", "Amina <amina@example.com>", "Did you meet?",
        ]
        let header = zip(names, values).map { "\($0): \($1)" }.joined(separator: "\n")
        for text in [
            "MET\n\n\(header)\n\n\(Self.letter)", "MET\n________________________________\n\(header)\n\n\(Self.letter)",
        ] { #expect(Fixture.short(Fixture.reply(text)) == "1 met", "\(header)") }
        #expect(Fixture.reply("\n\(header)\n\n\(Self.letter)")?.statements == [])
    }

    @Test(arguments: [
        "[EXTERNAL EMAIL]", "Achtung: Diese E-Mail wurde von einem externen Absender verschickt.", "[EXT]",
        "CAUTION: External email.", "*** External Sender ***", "This Message Is From an External Sender",
        "CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless you recognize the sender and know the content is safe.",
        "CAUTION: This email originated from outside of the organization. Do not|click links or open attachments unless you recognize the sender and know|the content is safe.",
        "You don't often get email from amina@example.com. Learn why this is important",
        "Vorsicht: Diese Nachricht kommt von ausserhalb. Öffnen Sie keine Anhänge.", "Externe E-Mail",
        "Sie erhalten nicht oft eine E-Mail von amina@example.com. Erfahren Sie, warum dies wichtig ist",
    ])
    func aWarningOfAGatewayIsNotTheWriters(_ banner: String) {
        let banner = banner.replacing("|", with: "\n")
        for text in ["\(banner)\n\nMET", "MET\n\n\(banner)"] {
            #expect(Fixture.short(Fixture.reply(text)) == "1 met", "\(text)")
        }
        #expect(Fixture.reply(banner)?.statements == [])
        let html = "<table><tr><td bgcolor='#FFEB9C'>\(banner)</td></tr></table><div>MET</div>"
        #expect(Fixture.short(Fixture.reply(html, type: "text/html")) == "1 met", "\(banner)")
    }

    @Test(arguments: ["MET|We met outside the organization", "MET|Extern war es gut"])
    func whoWritesOfTheOutsideIsHeard(_ text: String) {
        #expect(Fixture.reply(text.replacing("|", with: "\n"))?.ownText.contains("|") == false)
        #expect(Fixture.reply(text.replacing("|", with: "\n"))?.ownText.split(separator: "\n").count == 2)
    }

    private static let ahead = Fixture.now + 48 * 3600

    /// A picture is what it would be as a reply: a yes to whether they met, and a nod to what is only told.
    @Test(arguments: [
        ("👍||Amina reacted via Gmail", "1 yes", true), ("❤️||Amina reacted via Gmail", "yes?", true),
        ("👍||Amina hat über Gmail reagiert", "1 yes", true), ("Amina reacted to your message:", "yes?", true),
        ("🎉", "yes?", true), ("👎||Amina reacted via Gmail", "1 no", false),
    ])
    func aReaction(_ row: (text: String, asked: String, isNod: Bool)) {
        let text = row.text.replacing("|", with: "\n")
        #expect(Fixture.short(Fixture.reply(text, to: [Asked(.meeting, due: Self.over)])) == row.asked, "\(row.text)")
        for told in [Asked(.confirmation, isTold: true), Asked(.meeting, due: Self.ahead, isAsked: false)] {
            #expect(Fixture.reply(text, to: [told])?.isCourtesy == row.isNod, "\(row.text)")
        }
    }

    // MARK: Clocks

    /// It is written in Berlin, in February.
    @Test(arguments: [
        ("MOVE 2027-02-12 18:00 CET", "1 move 2027-02-12T18:00"),
        ("MOVE 2027-02-12 17:00 UTC", "1 move 2027-02-12T18:00"),
        ("MOVE 2027-02-12 17:00 GMT", "1 move 2027-02-12T18:00"), ("2027-02-12 17:00 UTC", "1 move 2027-02-12T18:00"),
        ("MOVE 2027-02-12 12:00 EST", "1 move 2027-02-12T18:00"),
        ("MOVE 2027-07-02 12:00 EST", "[1 move: ambiguous 12:00 est]"),
        ("MOVE 2027-07-02 18:00 CET", "[1 move: ambiguous 18:00 cet]"),
        ("MOVE 2027-07-02 18:00 CEST", "1 move 2027-07-02T18:00"),
        ("MOVE Friday 17:00 UTC", "1 move 2027-02-12T18:00"),
        ("MOVE 17:00 UTC on 12 February", "1 move 2027-02-12T18:00"),
        ("MOVE 2027-02-12 19:00 UTC+2", "1 move 2027-02-12T18:00"),
        ("MOVE 2027-02-12 19:00 UTC +2", "1 move 2027-02-12T18:00"),
        ("MOVE 2027-02-12 12:30 GMT-04:30", "1 move 2027-02-12T18:00"),
        ("MOVE 2027-02-12 12:00 America/New_York", "1 move 2027-02-12T18:00"),
        ("MOVE 2027-02-12 5pm London time", "1 move 2027-02-12T18:00"),
        ("MOVE 2027-02-12 12:00 ET", "1 move 2027-02-12T18:00"),
        ("MOVE 2027-02-12 12:00 Eastern time", "1 move 2027-02-12T18:00"),
        ("verschieben auf 12.2. 18 Uhr MEZ", "1 move 2027-02-12T18:00"),
        ("verschieben auf 12.2. 18 Uhr Berliner Zeit", "1 move 2027-02-12T18:00"),
        ("Bitte auf 12.2., 18 Uhr MEZ verschieben", "1 move 2027-02-12T18:00"),
        ("MOVE 2027-02-12 23:30 UTC", "1 move 2027-02-13T00:30"), ("MOVE 2027-02-12 18:00 XYZ", "move?"),
        ("MOVE 2027-02-12 18:00 CST", "[1 move: ambiguous 18:00 cst]"),
        ("MOVE 2027-02-10 10:00 UTC", "[1 move: past]"),
    ])
    func aClockThatIsNamed(_ row: (text: String, reading: String)) {
        #expect(Fixture.short(Fixture.reply(row.text)) == row.reading, "\(row.text)")
    }
}
