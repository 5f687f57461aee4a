import CivilTime
import Mail
import Mentoring
import Testing

@testable import Letters

/// What a notice's identity makes of letters and calendars. The literals were printed by the program as it was before origins had types (whose
/// database was of the eighth version): letters on their way and calendars know these.
@Suite struct NoticeIdentityTests {
    private static let key = Array("0123456789abcdef0123456789abcdef".utf8)
    private static let f1 = MentorshipID(checked: "f1")
    private static let amina = PersonID(checked: "amina")
    private static let letterKey = LetterKey(key: key, domain: "example.org")
    private static let at = Instant(seconds: 1_800_000_000)
    private static let mark = "lsypde5bu6guq"
    private static let march = CivilDate(year: 2027, month: 3, day: 10) ?? .first

    /// An origin, its written form, the Message-ID of the letter, and the address that takes the answers to it.
    private static let origins: [(NoticeOrigin, written: String, messageID: String, token: String)] = [
        (
            .rung(.due, days: -3), "-3", "22b6d12d1efb6a767458afb2fe2b2428",
            "lmpcxuzemeecgvmjdgfu2vl6s6vwr"
        ),
        (
            .rung(.due, days: 0), "0", "3829ee21017f2fc52bf4760669284d9c",
            "wbfxbc63s6hjsvli24oj7qwgjzhxx"
        ),
        (
            .rung(.due, days: 14), "+14", "7a95bc8b6dc3ce5a500263c2541c2861",
            "5cgrazrhxfxu6qz7fpkwvasy3au5s"
        ),
        (
            .rung(.start, days: 0), "start", "869b584ad33f12eaa2729b2166390e2f",
            "a2mfeu42ncbe44zwaakm3iqiss4xj"
        ),
        (
            .rung(.start, days: 2), "start+2", "099168309dcfcd9a30756b071ef28a5b",
            "7tx73drz6pptitt3tawkmcqga7snr"
        ),
        (
            .escalation(.missedMeeting), "missed-meeting", "dc74eddf7eb22d5f112c2387518e4e90",
            "4toaqobffuszifinybvejsj2wcouo"
        ),
        (
            .escalation(.atRisk), "at-risk", "e3fec2a06051c6e29b587d8f31adf32f",
            "7s3e6wccfekmc5wzlfmn6ucmhrs6y"
        ),
        (
            .unreachable(at: at), "unreachable-1800000000", "7d10bec842a361f1a70c0d89482682aa",
            "3zhessrv4yjiasyxskqimu5e6gype"
        ),
        (
            .notLeaving(since: at), "refused-1800000000", "2f69f2d993742e01de1a79aeab84f79e",
            "24smtlvfqjzpkqdifkrqfxyf27yht"
        ),
        (
            .refusal(domain: "mail-1.example", week: 2977), "refused-mail-1.example-2977",
            "485f06c899cb9eaf3480a27749e4a2d9",
            "rfslsmok7jigir7ih6k26cj3timu7"
        ),
        (
            .addressChange(at: at, mark: "1x2y3z", .old), "address-changed-1800000000-1x2y3z-old",
            "6194c91860ca1d853b847058e226c058",
            "2dz5ehuvd6yhuesdcwjktynu67wqg"
        ),
        (
            .introduction, "introduction", "e619262c8fec15079193de51432b0b22",
            "36cfrh4kydqwk53p75htsoun6c2uv"
        ),
        (
            .pause(march), "paused-2027-03-10", "37a5a31d90c550d61479e8ee4570720e",
            "w2pela2ddoxjosbqjkmab7jj73p2h"
        ),
        (
            .pause(march, count: 2), "paused-2027-03-10-2", "3c49092c5d5eff16a532104b8c8bd530",
            "mktwnrd5p673myjej32x3i3bht4cr"
        ),
        (
            .resumption(march.adding(days: 22)), "resumed-2027-04-01", "8e6be3b671ca2c2cbd51bf1429f0e31c",
            "oy7256ec5js2guiykqiwyn5v2cpox"
        ),
        (
            .completed, "completed", "7a70d4ef74974bf8c95b3c155071f771",
            "gb6hac2gfduok3wdzin4atyxbr5de"
        ),
        (
            .ended, "ended", "e58c91369b7caa280125363f94ff3b14",
            "3c3f7tbavjpuci3v65tbvhqglovfz"
        ),
        (
            .digest(year: 2027, week: 3), "digest-2027-W03", "4bb208dda56fe0655b095de4dbf7c409",
            "qrijyuzylsjwy4mi54ngg3i67ghtl"
        ),
        (
            .breaker(at: at), "breaker-1800000000", "2a746d71e6ea335a3f8177266baa4e92",
            "yr4drsmvahxpejh4wsjfnornss6b5"
        ),
        (
            .manyUnread(day: 20_833), "unread-20833", "a886238ec0776f7da2e4a10954540000",
            "zzdit5f2ydgvsuojqhzhizyn7plas"
        ),
        (
            .checkInAlert(at: at), "needs-person-1800000000", "20e4fb97eab2fbec8ec60bafc09b4fa9",
            "yyhz6i4mbl7x4zt32butjqaqasn72"
        ),
        (
            .answer(mark: mark, place: 100), "answer-lsypde5bu6guq-100", "3a6d2f7708da97f91cbbe6406e47c6fd",
            "kfm6zx6ii6x26avwwizsl4p2mehqh"
        ),
        (
            .snooze(mark: mark), "answer-snooze-lsypde5bu6guq", "d178b26c336aeaa0b3309388b6e0c9c6",
            "x634pxdqighskzoqo4bggbpcohalf"
        ),
        (
            .invitation(meeting: 0, sequence: 3), "invite-3", "dd71adcb18bd096937ae184a64eb51fa",
            "a7varevyqnw3wk4f2ij7l6tn5uhhc"
        ),
        (
            .invitation(meeting: 5, sequence: 3), "invite-m5-3", "c9a2069d144a0ddd747428217aa8dd6b",
            "abwjd5223kwqcezecytl32qiqzsfg"
        ),
        (
            .invitationAgain(meeting: 0, mark: mark), "invite-again-lsypde5bu6guq", "87c52559a52156e5aa8d92c18760bc73",
            "u7nzdqq4gkxgqj5cpjfq3l7436eaj"
        ),
        (
            .invitationAgain(meeting: 5, mark: mark), "invite-m5-again-lsypde5bu6guq",
            "ccbc60a489547a69201fb4d2b3ed8521",
            "rrf43gbiop6xi77fpfmiu6lzvvl52"
        ),
    ]

    private static func id(_ origin: NoticeOrigin) -> NoticeID {
        NoticeID(subject: .commitment(.meeting(f1, 3)), revision: 1, origin: origin, recipient: .person(amina))
    }

    @Test("Message-ID, reference and token of a notice are what they were", arguments: origins.indices)
    func identities(_ place: Int) throws {
        let (origin, written, messageID, token) = Self.origins[place]
        let id = Self.id(origin)
        #expect(id.description == "f1/meeting/3 r1 \(written) amina")
        #expect(NoticeOrigin(written) == origin)
        let answers = try AnswerAddresses(address: "mentoring@example.org", key: Self.key)
        let message = try Self.letterKey.messageID(of: [id]).text
        #expect(message == "<\(messageID)@example.org>")
        let address = try answers.address(
            .reply, reference: answers.reference(messageID: message), recipient: "amina@example.org")
        #expect(address.address == "mentoring+r.\(token)@example.org")
    }

    @Test(
        "whatever a database holds is written back as it stood",
        arguments: [
            "", "-", "-0", "+0", "03", "+-3", "start+0", "start+03", "starting", "paused-2027-3-10",
            "paused-2027-03-10-1",
            "digest-2027-3", "breaker-", "refused-", "refused--1", "answer-1", "answer-a-b-1", "answer-snooze-a-b",
            "invite-", "invite-m0-3", "invite-m5", "invite-again-", "invite-x-3", "needs-help-1",
            "address-altered-1-x-old",
            "unread-1-2", "something else",
        ])
    func anyText(_ text: String) { #expect(NoticeOrigin(text).description == text) }

    @Test func severalNoticesAndConversationsToo() throws {
        let ids = [-3, 1].map {
            NoticeID(
                subject: .commitment(.meeting(Self.f1, 3)), revision: 1, origin: .rung(.due, days: $0),
                recipient: .coordinator(2))
        }
        #expect(try Self.letterKey.messageID(of: ids).text == "<44783b943613877059c9e7bbd7a0c60c@example.org>")
        #expect(
            try Self.letterKey.root(of: Self.f1, for: .person(Self.amina)).text
                == "<3435252b7118329988b96c7f381057a4@example.org>")
        #expect(
            try Self.letterKey.root(of: nil, for: .coordinator(1)).text
                == "<2ec4754da56e99e3bfce6c978cd16c1b@example.org>")
    }

    @Test(arguments: [(0, "7723f61c05a7bb1bffecb9b988a07bf3"), (5, "8e1a4f79d39b06048309b6506166d214")])
    func calendarEntries(meeting: Int, uid: String) {
        let calendar = InvitationCalendar(
            InvitationCalendar.Source(
                domain: "example.org", secret: Self.key, community: "C", product: "p", zones: ZoneDatabase()))
        let key = InvitationKey(mentorship: Self.f1, cycle: 2, meeting: meeting, person: Self.amina)
        #expect(calendar.uid(of: key) == "\(uid)@example.org")
    }
}
