import Mentoring
import Systemd

/// Turns rows of the history into journal records: a stable MESSAGE_ID per kind, a priority, and fields to search by.
package enum JournalEncoder {
    /// The journal record of an event.
    /// - Parameter time: microseconds since the epoch.
    package static func record(_ event: Event, time: Int64) -> JournalRecord {
        var fields: [(field: JournalField, value: String)] = [
            (JournalField(constant: "MENTORD_EVENT"), event.kind.rawValue)
        ]
        func add(_ field: JournalField, _ value: String?) {
            if let value { fields.append((field, value)) }
        }
        add(JournalField(constant: "MENTORD_MENTORSHIP"), event.mentorship?.text)
        add(JournalField(constant: "MENTORD_PERSON"), event.person?.text)
        add(JournalField(constant: "MENTORD_COMMITMENT"), event.commitment?.description)
        add(JournalField(constant: "MENTORD_RUNG"), event.origin?.description)
        add(JournalField(constant: "MENTORD_CLAUSE"), event.clause?.text)
        add(JournalField(constant: "MENTORD_MESSAGE_ID"), event.messageID)
        add(JournalField(constant: "MENTORD_ACTOR"), event.actor)
        if case .day(let report) = event.payload {
            for count in DayReport.Count.allCases { add(field(of: count), String(report.number(count))) }
        }
        return JournalRecord(
            messageID(of: event.kind), priority(of: event.kind), sentence(event), fields: fields, time: time)
    }

    /// The field of a number in the day's report: `MENTORD_COUNT_AT_RISK`.
    static func field(of count: DayReport.Count) -> JournalField {
        switch count {
        case .active: JournalField(constant: "MENTORD_COUNT_ACTIVE")
        case .paused: JournalField(constant: "MENTORD_COUNT_PAUSED")
        case .coming: JournalField(constant: "MENTORD_COUNT_TO_COME")
        case .atRisk: JournalField(constant: "MENTORD_COUNT_AT_RISK")
        case .due: JournalField(constant: "MENTORD_COUNT_DUE")
        case .missed: JournalField(constant: "MENTORD_COUNT_MISSED")
        case .waiting: JournalField(constant: "MENTORD_COUNT_WAITING")
        case .deferred: JournalField(constant: "MENTORD_COUNT_DEFERRED")
        case .failed: JournalField(constant: "MENTORD_COUNT_FAILED")
        case .submitted: JournalField(constant: "MENTORD_COUNT_SUBMITTED")
        }
    }

    /// The record of a service that can't start: there is no history to write it to.
    /// - Parameter time: microseconds since the epoch.
    package static func startFailure(_ fault: String, time: Int64) -> JournalRecord {
        let id = JournalMessageID(0x54c6_b03b_c412_ef42, 0xa6a5_3245_9916_2716)
        let event = (JournalField(constant: "MENTORD_EVENT"), "start-failure")
        return JournalRecord(id, .error, "can't start: \(fault)", fields: [event], time: time)
    }

    /// One line that can be read without the fields.
    package static func sentence(_ event: Event) -> String {
        var subject = event.commitment?.description ?? event.mentorship?.text ?? ""
        if let person = event.person, event.commitment?.person != person {
            subject += subject.isEmpty ? person.text : " (\(person))"
        }
        if let origin = event.origin { subject += " \(origin)" }
        let clause = event.clause.map { " [\($0)]" } ?? ""
        return subject.isEmpty ? event.text + clause : "\(subject): \(event.text)\(clause)"
    }

    /// How urgent a kind is: warnings are what needs a person.
    static func priority(of kind: EventKind) -> JournalPriority {
        switch kind {
        case .fault, .settingsRefused: .error
        case .atRisk, .contradiction, .notAsked, .letterFailed, .sendingFails, .held, .restored, .backupFailed,
            .answerUnread, .breakerOpened, .zonesMissing, .notTold:
            .warning
        case .missed, .clockSet, .sendingWorks, .released, .settingsTaken, .started, .stopped,
            .retired, .personErased, .addressConfirmed, .breakerClosed, .zonesBack:
            .notice
        case .imported, .personChanged, .mentorshipChanged, .mentorshipState, .cycleBegan, .due, .fulfilled, .excused,
            .withdrawn, .moved, .reopened, .extraMeeting, .absent, .notAtRisk, .noticeDecided, .noticePostponed,
            .noticeSuppressed, .rungSkipped, .letterSubmitted, .letterDeferred, .backedUp,
            .confidentialRecorded, .answerTaken, .answerAskedBack, .answerIgnored, .unsubscribed, .bounced, .away,
            .participation, .status:
            .info
        }
    }

    /// The MESSAGE_ID of a kind: made once at random, never changed (sd-journal's catalog finds texts by it).
    package static func messageID(of kind: EventKind) -> JournalMessageID {
        switch kind {
        case .started: JournalMessageID(0x9362_da5c_c13d_a58a, 0xf6fa_dfa7_e5c1_5b62)
        case .stopped: JournalMessageID(0x7e6d_dce7_a7ac_e732, 0x3c63_888f_28f0_0481)
        case .settingsTaken: JournalMessageID(0x9f7b_7676_d015_b0dc, 0x9a11_9b9e_16bc_1732)
        case .settingsRefused: JournalMessageID(0x709e_467a_da67_9f81, 0xbc67_ba94_637d_6efa)
        case .held: JournalMessageID(0x1787_c0de_2f96_0063, 0xfab3_6728_a78b_eb7e)
        case .released: JournalMessageID(0x19d5_2695_12e7_4f7b, 0xb712_755f_6cac_e4d5)
        case .clockSet: JournalMessageID(0xba2d_de83_458b_fed0, 0xbc8e_fe12_1c59_89f1)
        case .imported: JournalMessageID(0x1d97_82bf_cdc8_3011, 0x5796_a670_482c_590e)
        case .personChanged: JournalMessageID(0xb932_58ef_7777_682c, 0x1b80_a255_53a1_2945)
        case .mentorshipChanged: JournalMessageID(0x1f8a_7abf_f2e9_1ac7, 0x55ac_16b9_c20d_bc21)
        case .mentorshipState: JournalMessageID(0x789c_1af4_0ce8_fcc9, 0xdd2e_e150_d284_0277)
        case .cycleBegan: JournalMessageID(0x90b4_01a6_c1cc_0aff, 0x3c3a_e353_fb14_628e)
        case .due: JournalMessageID(0xd419_c772_3226_db94, 0xb9c8_b9ff_e46e_d627)
        case .fulfilled: JournalMessageID(0x96f0_da84_7a2a_3b87, 0xbbee_b636_1d33_bc6d)
        case .excused: JournalMessageID(0x525a_56c9_a30f_4300, 0x78e5_8909_ccb2_b416)
        case .missed: JournalMessageID(0x94c4_b877_6785_37a3, 0xff53_a46f_5ead_703a)
        case .withdrawn: JournalMessageID(0x9514_b7dd_e2ad_0478, 0xf179_f773_a6e0_f3c0)
        case .moved: JournalMessageID(0x74b9_3697_6b4b_76b0, 0x1c28_cec1_b947_22af)
        case .reopened: JournalMessageID(0x9322_9050_8993_3837, 0xb398_d022_d435_1df4)
        case .extraMeeting: JournalMessageID(0x5372_a2a7_84a6_7245, 0x5c8b_1eb4_4f1e_accf)
        case .notAsked: JournalMessageID(0x1e3a_655f_2073_1ab2, 0xbc91_30f4_547c_17d3)
        case .contradiction: JournalMessageID(0x7e9b_f77c_6519_a9d5, 0xda3a_b343_ac33_3b68)
        case .absent: JournalMessageID(0x38d8_89d2_b47a_5c1d, 0x13c4_72ca_4495_f8b4)
        case .atRisk: JournalMessageID(0x7c23_86e5_cc86_ba64, 0x77dd_e229_df88_ae4d)
        case .notAtRisk: JournalMessageID(0xfc92_5f09_a227_f039, 0xd3dd_75f6_8085_78e6)
        case .noticeDecided: JournalMessageID(0xba03_36d9_8b8c_82f1, 0xbb26_2a93_4ce1_5c61)
        case .noticePostponed: JournalMessageID(0x307a_6fc4_2fd7_b23a, 0xb183_256e_a16e_c121)
        case .noticeSuppressed: JournalMessageID(0x7891_da33_e83a_9d40, 0x9f39_aaa5_729a_d53c)
        case .rungSkipped: JournalMessageID(0xbdf4_38f7_b27c_1c74, 0xf5a9_f6b1_a297_09bf)
        case .letterSubmitted: JournalMessageID(0xd27c_b238_2bed_da16, 0xf1a3_8d32_6834_0c65)
        case .letterDeferred: JournalMessageID(0x18c1_d781_b972_e776, 0xd00f_7b11_205f_e2f7)
        case .letterFailed: JournalMessageID(0xbcb7_0dd8_4276_2334, 0xb21b_1c2e_1f61_a1bc)
        case .sendingFails: JournalMessageID(0x7d93_36c0_f9c4_b930, 0x3ceb_0831_8744_ee92)
        case .sendingWorks: JournalMessageID(0x39ca_4bb9_56e7_8ec7, 0xb338_afd6_b776_a568)
        case .zonesMissing: JournalMessageID(0x9c6d_550f_b469_45e3, 0x848f_3f43_8f17_336d)
        case .zonesBack: JournalMessageID(0x2242_d284_a9c8_4678, 0x9541_da30_e287_3bb7)
        case .backedUp: JournalMessageID(0x8f96_3da4_ed64_210d, 0x8bc7_98a3_edb6_9750)
        case .backupFailed: JournalMessageID(0x2ad6_e7d2_070e_a859, 0x7839_48e9_3cf0_4399)
        case .restored: JournalMessageID(0x0eb9_5bb1_7bdc_d6c9, 0x7f85_f0eb_8ae1_67be)
        case .retired: JournalMessageID(0x4ef3_9056_7dc6_1370, 0x5c87_b149_1c1c_e3f1)
        case .confidentialRecorded: JournalMessageID(0x255e_2c1c_639a_2741, 0x4a45_1d94_d32e_9642)
        case .personErased: JournalMessageID(0x81d9_b469_b4dc_c356, 0xc160_17a4_4dd6_c696)
        case .answerTaken: JournalMessageID(0x8154_d2d7_c3ca_8171, 0xd48c_94d7_d429_6b88)
        case .answerAskedBack: JournalMessageID(0x0fd5_179a_93aa_fa90, 0xce8a_3971_fdd3_e2e5)
        case .answerUnread: JournalMessageID(0x4b56_5ce5_ed8a_6eb0, 0x6efe_83a7_1c09_ad9c)
        case .answerIgnored: JournalMessageID(0xc300_7e3a_8669_94b9, 0xfc72_4b5f_a3b3_3a7d)
        case .addressConfirmed: JournalMessageID(0x88af_9312_dc96_3afa, 0xeba3_4cf8_f0cf_2f38)
        case .unsubscribed: JournalMessageID(0x88bf_6709_0d16_44f0, 0x3909_bf85_104b_8aba)
        case .bounced: JournalMessageID(0x520c_be10_5f44_d0f2, 0x3899_fdfc_2db6_f905)
        case .participation: JournalMessageID(0xeaf7_5fdc_84d9_2bdd, 0xd570_82ed_8343_cd61)
        case .away: JournalMessageID(0x5981_a005_1027_d208, 0x5e01_fee3_47e0_34e5)
        case .breakerOpened: JournalMessageID(0x9426_3e83_e3aa_b379, 0x2f42_062c_22ed_6e53)
        case .breakerClosed: JournalMessageID(0x2bf4_4022_c549_9903, 0xd813_c43d_a58a_b7f9)
        case .notTold: JournalMessageID(0x52ab_cf29_d5be_3b97, 0xca30_f7a4_0d32_3aab)
        case .status: JournalMessageID(0x5b68_dba7_a2bb_831d, 0xfa44_bd0d_405e_b311)
        case .fault: JournalMessageID(0x94be_37c1_dfe6_c55b, 0x770c_1cd3_5555_5e31)
        }
    }
}
