/// The lists of a lexicon, by their places in `lexicon.yaml`; `letters/en/lexicon.yaml` says what each is for.
package enum LexiconKey: String, CaseIterable, Sendable {
    case verbsMet = "verbs.met", verbsMissed = "verbs.missed", verbsYes = "verbs.yes", verbsNo = "verbs.no"
    case verbsMove = "verbs.move", verbsSnooze = "verbs.snooze", verbsPause = "verbs.pause", verbsResume =
        "verbs.resume"
    case verbsDone = "verbs.done", verbsStop = "verbs.stop", verbsHelp = "verbs.help", verbsExcused = "verbs.excused"
    case overYes = "over.yes", overNo = "over.no", overMissed = "over.missed"
    case proposalYes = "proposal.yes", proposalNo = "proposal.no"
    case shortShow = "short.show", shortCourtesies = "short.courtesies"
    case hintsMet = "hints.met", hintsMissed = "hints.missed", hintsMove = "hints.move", hintsPause = "hints.pause"
    case hintsStop = "hints.stop"
    case asidesFillers = "asides.fillers", asidesRegrets = "asides.regrets", asidesManners = "asides.manners"
    case asidesHows = "asides.hows", asidesOwnClock = "asides.own-clock", asidesClock = "asides.clock"
    case itemsAll = "items.all", itemsBoth = "items.both", itemsTo = "items.to", itemsNumber = "items.number"
    case itemsAnd = "items.and", itemsIs = "items.is"
    case talkNext = "talk.next", talkLater = "talk.later", talkAnd = "talk.and", talkAndLater = "talk.and-later"
    case splitMetBefore = "split.met-before", splitMetBetween = "split.met-between", splitMetAfter = "split.met-after"
    case splitOn = "split.on", splitDay = "split.day", splitMoveBefore = "split.move-before"
    case splitMoveTo = "split.move-to", splitMoveAfter = "split.move-after", splitPauseBefore = "split.pause-before"
    case splitPauseUntil = "split.pause-until", splitPauseAfter = "split.pause-after"
    case splitCancelledBetween = "split.cancelled-between", splitCancelled = "split.cancelled"
    case courtesyGreetings = "courtesy.greetings", courtesyThanks = "courtesy.thanks", courtesyNods = "courtesy.nods"
    case courtesyPraise = "courtesy.praise"
    case salutationOffices = "salutation.offices"
    case doubtOpeners = "doubt.openers", doubtNegations = "doubt.negations", doubtHedges = "doubt.hedges"
    case doubtMatters = "doubt.matters", doubtChanges = "doubt.changes", doubtFuture = "doubt.future"
    case doubtRepairs = "doubt.repairs", doubtSights = "doubt.sights", doubtDays = "doubt.days"
    case doubtMeetings = "doubt.meetings", doubtLimits = "doubt.limits", doubtUnsaid = "doubt.unsaid"
    case doubtTurns = "doubt.turns", doubtPostscripts = "doubt.postscripts", doubtRetractions = "doubt.retractions"
    case doubtAbsent = "doubt.absent", doubtDenials = "doubt.denials"
    case pleaHelp = "plea.help", pleaPraises = "plea.praises", pleaRequests = "plea.requests"
    case pleaConfirmations = "plea.confirmations", pleaTroubles = "plea.troubles", pleaEndings = "plea.endings"
    case pleaCalls = "plea.calls", pleaWants = "plea.wants", pleaPastimes = "plea.pastimes"
    case wellbeingSaid = "wellbeing.said", wellbeingJudgements = "wellbeing.judgements"
    case wellbeingSubjects = "wellbeing.subjects", wellbeingLinks = "wellbeing.links"
    case wellbeingDegrees = "wellbeing.degrees", wellbeingArticles = "wellbeing.articles"
    case wellbeingFollowers = "wellbeing.followers", wellbeingOtherwise = "wellbeing.otherwise"
    case besideAway = "beside.away", besideUntil = "beside.until", besideUntilThe = "beside.until-the"
    case besideEndings = "beside.endings", besideAppointments = "beside.appointments", besideMatters = "beside.matters"
    case besideOffers = "beside.offers", besideOwners = "beside.owners", besideOwned = "beside.owned"
    case besideVerbs = "beside.verbs", besideDays = "beside.days", besideHabits = "beside.habits"
    case besideMorning = "beside.morning", besideGood = "beside.good", besideMonthWords = "beside.month-words"
    case distressSaid = "distress.said", distressLeaving = "distress.leaving", distressDoubts = "distress.doubts"
    case distressDenials = "distress.denials", distressConjunctions = "distress.conjunctions"
    case leavingVerbs = "leaving.verbs", leavingEnds = "leaving.ends", leavingInfinitives = "leaving.infinitives"
    case leavingTo = "leaving.to", leavingDoubts = "leaving.doubts", leavingWhether = "leaving.whether"
    case leavingThoughts = "leaving.thoughts", leavingTurns = "leaving.turns", leavingMentoring = "leaving.mentoring"
    case leavingElsewhere = "leaving.elsewhere", leavingCauses = "leaving.causes"
    case leavingDeterminers = "leaving.determiners", leavingObjects = "leaving.objects", leavingAnd = "leaving.and"
    case leavingRelying = "leaving.relying", leavingRelyingOn = "leaving.relying-on"
    case leavingReflexives = "leaving.reflexives"
    case weekdaysMonday = "weekdays.monday", weekdaysTuesday = "weekdays.tuesday"
    case weekdaysWednesday = "weekdays.wednesday", weekdaysThursday = "weekdays.thursday"
    case weekdaysFriday = "weekdays.friday", weekdaysSaturday = "weekdays.saturday", weekdaysSunday = "weekdays.sunday"
    case monthsJanuary = "months.january", monthsFebruary = "months.february", monthsMarch = "months.march"
    case monthsApril = "months.april", monthsMay = "months.may", monthsJune = "months.june", monthsJuly = "months.july"
    case monthsAugust = "months.august", monthsSeptember = "months.september", monthsOctober = "months.october"
    case monthsNovember = "months.november", monthsDecember = "months.december"
    case numbersOne = "numbers.one", numbersTwo = "numbers.two", numbersThree = "numbers.three"
    case numbersFour = "numbers.four", numbersFive = "numbers.five", numbersSix = "numbers.six"
    case numbersSeven = "numbers.seven", numbersEight = "numbers.eight", numbersNine = "numbers.nine"
    case numbersTen = "numbers.ten"
    case unitsDay = "units.day", unitsWeek = "units.week", unitsMonth = "units.month"
    case unitsDayLetter = "units.day-letter", unitsWeekLetter = "units.week-letter"
    case datesToday = "dates.today", datesTomorrow = "dates.tomorrow", datesAfterTomorrow = "dates.after-tomorrow"
    case datesNoDay = "dates.no-day", datesIn = "dates.in", datesNext = "dates.next"
    case datesNextBehind = "dates.next-behind", datesThis = "dates.this", datesNextWeek = "dates.next-week"
    case datesThe = "dates.the", datesOf = "dates.of", datesOrdinals = "dates.ordinals"
    case datesConnectors = "dates.connectors"
    case timesConnectors = "times.connectors", timesAt = "times.at", timesAt24 = "times.at-24", timesHour = "times.hour"
    case timesHourAttached = "times.hour-attached", timesHourMinutes = "times.hour-minutes"
    case timesMorningMark = "times.morning-mark", timesAfternoonMark = "times.afternoon-mark"
    case timesOclock = "times.oclock", timesNoon = "times.noon", timesNoonBehind = "times.noon-behind"
    case timesMorning = "times.morning", timesAfternoon = "times.afternoon", timesClocks = "times.clocks"
    case agoToday = "ago.today", agoYesterday = "ago.yesterday", agoBeforeYesterday = "ago.before-yesterday"
    case agoLastNight = "ago.last-night", agoLastWeek = "ago.last-week", agoThisWeek = "ago.this-week"
    case agoThis = "ago.this", agoMorning = "ago.morning", agoNoon = "ago.noon", agoAfternoon = "ago.afternoon"
    case agoEvening = "ago.evening"
    case ratingScales = "rating.scales", ratingVerdicts = "rating.verdicts", ratingCounted = "rating.counted"
    case ratingDated = "rating.dated"
    case absenceUntil = "absence.until", absenceBack = "absence.back", absenceSince = "absence.since"
    case absenceBetween = "absence.between", absenceAnd = "absence.and", absenceTo = "absence.to"
    case absenceOn = "absence.on", absenceArticles = "absence.articles", absenceNoDates = "absence.no-dates"
    case absenceOf = "absence.of", absenceOrdinals = "absence.ordinals", absenceJoins = "absence.joins"
    case absenceOtherwise = "absence.otherwise", absenceBackWords = "absence.back-words"
    case absenceAwayWords = "absence.away-words", absenceRangeWords = "absence.range-words"
    case absencePresence = "absence.presence", absenceNegations = "absence.negations", absenceOffers = "absence.offers"
    case absenceSaid = "absence.said", absencePhantoms = "absence.phantoms", absenceReturns = "absence.returns"
    case absenceBeings = "absence.beings", absenceNotThere = "absence.not-there", absenceErrands = "absence.errands"
    case absenceFillers = "absence.fillers", absenceReturning = "absence.returning"
    case absenceNotReturning = "absence.not-returning", absenceGone = "absence.gone", absenceLong = "absence.long"
    case absenceCommon = "absence.common"
    case automaticSubjects = "automatic.subjects", automaticSubjectsOrWords = "automatic.subjects-or-words"
    case automaticReceipts = "automatic.receipts", automaticReceiptsOrWords = "automatic.receipts-or-words"
    case automaticReplies = "automatic.replies", automaticTexts = "automatic.texts"
    case quotingVerbs = "quoting.verbs", quotingOpeners = "quoting.openers", quotingEnds = "quoting.ends"
    case quotingDividers = "quoting.dividers", quotingFrom = "quoting.from", quotingFields = "quoting.fields"
    case bannersWholes = "banners.wholes", bannersWarnings = "banners.warnings", bannersOutsides = "banners.outsides"
    case bannersMessages = "banners.messages", bannersBegins = "banners.begins", bannersAdvice = "banners.advice"
    case bannersReactions = "banners.reactions", bannersLikes = "banners.likes", bannersFeelings = "banners.feelings"
    case signaturesDevices = "signatures.devices", signaturesDevicesShort = "signatures.devices-short"
    case signaturesDevicesOpen = "signatures.devices-open", signaturesDevicesEnds = "signatures.devices-ends"
    case signaturesNotices = "signatures.notices", signaturesNoticeSubjects = "signatures.notice-subjects"
    case signaturesMisdirections = "signatures.misdirections", signaturesClosings = "signatures.closings"
    case signaturesLists = "signatures.lists"
    case signaturesGreetings = "signatures.greetings", signaturesParticles = "signatures.particles"

    /// Whether it holds beginnings, endings or parts of lines as they stand, and not words.
    package var isText: Bool {
        switch self {
        case .datesOrdinals, .timesHourAttached, .timesClocks, .ratingScales, .absenceOrdinals, .automaticSubjects,
            .automaticSubjectsOrWords, .automaticReceipts, .automaticReceiptsOrWords, .automaticReplies,
            .quotingVerbs, .quotingOpeners, .quotingEnds, .quotingDividers, .quotingFrom, .quotingFields,
            .bannersBegins, .bannersAdvice, .bannersReactions, .bannersLikes,
            .bannersFeelings, .signaturesLists, .signaturesDevices, .signaturesDevicesShort,
            .signaturesDevicesOpen, .signaturesDevicesEnds, .signaturesNotices, .signaturesNoticeSubjects,
            .signaturesMisdirections:
            true
        default: false
        }
    }

    package var isVerb: Bool { section == "verbs" }

    package var section: String { String(rawValue.prefix { $0 != "." }) }

    package var name: String { String(rawValue.drop { $0 != "." }.dropFirst()) }
}
