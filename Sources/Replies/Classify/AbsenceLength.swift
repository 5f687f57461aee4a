/// Whether an absence notice says that somebody is away for months, or gone for good: then a person must decide what comes of it.
enum AbsenceLength {
    private static let gone = Phrases(
        "(has|have|i've|had) left (the|our|this) (company|organisation|organization|firm|team|university|school|institute|business|agency|bank)",
        "left the (company|organisation|organization|firm|university|institute|business|agency)",
        "no longer (work|works|working|employed|with|part|an employee|a member|at|monitored|monitor)",
        "(not|don't|doesn't) work here any more", "no longer (in use|valid|active|checked|read)",
        "(my|the|their) last (day|working day|day of work) (was|is|will be)", "(have|has|am|is) retired",
        "in retirement",
        "(passed away|deceased)", "(company|unternehmen|firma|haus|verein|universitaet) verlassen",
        "(ausgeschieden|verstorben)", "im ruhestand", "in rente", "in pension",
        "nicht mehr (bei|fuer|im unternehmen|in der firma|im haus|im hause|taetig|beschaeftigt|aktiv|gueltig|abgerufen|gelesen)",
        "arbeite nicht mehr", "arbeitet nicht mehr", "mein letzter (arbeitstag|tag)",
        "ne (travaille|travaillant) plus", "ne fais plus partie", "ne fait plus partie", "ai quitte", "a quitte",
        "j'ai quitte",
        "ya no (trabajo|trabaja|formo|forma)", "he dejado (la|el)", "ha dejado (la|el)", "a la retraite", "jubilado",
        "jubilada")
    private static let long = Phrases(
        "(parental|maternity|paternity|adoption|sabbatical|long-term sick|long-term) leave", "(on|a|my) sabbatical",
        "(elternzeit|mutterschutz|sabbatical|sabbatjahr|babypause)", "conge (maternite|parental|paternite|sabbatique)",
        "conge de (maternite|paternite)", "baja (maternal|paternal)", "until further notice", "bis auf weiteres",
        "(long-term|laengerfristig|langfristig) (abwesend|absent|away|erkrankt)", "jusqu'a nouvel ordre",
        "hasta nuevo aviso")

    /// What words that are their author's own say of it; nil for nothing.
    static func read(_ own: [Word]) -> AutomaticReply.Length? {
        let texts = own.map(\.text)
        if gone.isIn(texts) { return .gone }
        return long.isIn(texts) ? .long : nil
    }
}
