/// Check-ins that a person must hear of within the hour, and ones that only look like it.
enum IndependentMailDistress {
    /// Low ratings, words of distress, of being treated badly, of leaving.
    static let calls: [IndependentSample] = [
        .init("another mentor", "2\nI'd like another mentor.", "told"),
        .init("leave the program", "I want to leave the program.", "told"),
        .init(
            "a high rating and a plea to be let out", "5\nActually I can't do this any more, please let me out.", "told"
        ),
        .init("not safe", "3. I don't feel safe with him.", "told"),
        .init(
            "comments about looks", "He keeps making comments about my looks and I am scared of the next meeting.",
            "told"),
        .init("crying", "4\nI feel completely overwhelmed and cry after every meeting.", "told"),
        .init("the lowest number alone", "1", "told"),
        .init("a different mentor", "Please find me a different mentor, this isn't working.", "told"),
        .init("harassed", "3\nI am being harassed.", "told"),
        .init("thinking about quitting", "3\nI'm thinking about quitting the mentorship.", "told"),
        .init("help, not by mail", "4\nI need help. I can't talk about it by mail.", "told"),
        .init("insulted", "3\nShe insulted me in front of the others.", "told"),
        .init("life", "I don't want to live any more.", "told"),
        .init("the form filled in", "> How is it going, 1–5: 2\n> What did you work on: we don't get on", "told"),
        .init("de: andere Mentorin", "2\nIch hätte gern eine andere Mentorin.", "told"),
        .init("de: aussteigen", "Ich möchte aus dem Programm aussteigen.", "told"),
        .init(
            "de: Angst", "3\nIch fühle mich unwohl mit ihm und habe Angst vor dem nächsten Treffen.", "told"),
        .init("de: kann nicht mehr", "3\nIch kann nicht mehr.", "told"),
        .init("de: beleidigt", "3\nIch werde von ihr beleidigt.", "told"),
        .init("de: abbrechen", "4\nIch überlege, das Mentoring abzubrechen.", "told"),
        .init("de: beenden", "Bitte beendet das, mir geht es sehr schlecht damit.", "told"),
        .init("de: belästigt", "3\nEr belästigt mich.", "told"),
    ]

    static let harmless: [IndependentSample] = [
        .init("stayed", "4\nI nearly left early but the talk was so good that I stayed.", "not told"),
        .init("left a topic", "4\nWe left the topic of careers and now do code reviews.", "not told"),
        .init("a hard month at work", "4\nIt was a hard month at work but mentoring is great.", "not told"),
        .init("the comfort zone", "5\nShe helps me a lot with leaving my comfort zone.", "not told"),
        .init("quit a job", "5\nI quit my old job and started the new one, thanks to the advice here.", "not told"),
        .init("no longer lost", "5\nI no longer feel lost since we meet.", "not told"),
        .init("early stopping", "4\nWe read a paper on stopping early in training.", "not told"),
        .init("no other mentor needed", "5\nNo, I don't need another mentor: all is well.", "not told"),
        .init("no complaint", "3\nNothing to complain about.", "not told"),
        .init("a train", "4\nI had to leave at six to catch my train.", "not told"),
        .init("afraid there is nothing", "5\nI'm afraid I have nothing to add.", "not told"),
        .init("no longer nervous", "4\nI was nervous before the first meeting; not any more.", "not told"),
        .init("help was welcome", "4\nHelp with Kubernetes was very welcome.", "not told"),
        .init("ended a contract", "4\nHe helped me to end a bad contract.", "not told"),
        .init("de: ein Thema verlassen", "4\nWir haben das Thema Kündigungsschutz verlassen.", "not told"),
        .init(
            "de: keine Angst mehr", "5\nIch habe keine Angst mehr vor Vorträgen, dank der Treffen.", "not told"),
        .init(
            "de: harter Monat", "4\nEs war ein harter Monat in der Arbeit, aber das Mentoring tut gut.",
            "not told"),
        .init("de: früher gehen", "4\nIch musste einmal früher gehen, wegen der Kinder.", "not told"),
        .init("de: kein anderer Mentor", "Alles gut, ich brauche keinen anderen Mentor.", "not told"),
        .init("de: WLAN", "4\nFast hätten wir abgebrochen, weil das WLAN so schlecht war.", "not told"),
        .init(
            "de: Spanien", "3\nIch breche bald nach Spanien auf, davor treffen wir uns noch einmal.", "not told"),
        .init("de: keine Hilfe nötig", "4\nHilfe brauchen wir keine, danke.", "not told"),
    ]
}
