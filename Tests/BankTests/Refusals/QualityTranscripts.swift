extension RefusalTranscripts {
  /// Scores, and assessments by half-year.
  static let quality = #"""
    wang> quality score record=99 score=5 source=station
    ERR not-found
    ERR not-found

    li> quality score record=1 score=5 source=station
    ERR not-found
    ERR not-found

    wang> quality score record=2 score=5 source=recipient by=99
    ERR not-found
    ERR not-found

    wang> quality score record=3 score=5 source=station
    ERR not-found
    ERR not-found

    zhao> quality score record=1 score=5 source=station
    ERR not-found
    ERR not-found

    wang> quality score record=1 score=5 source=station by=19
    ERR not-found
    ERR not-found

    wang> quality score record=1 score=5 source=recipient
    ERR not-found
    ERR not-found

    wang> quality score record=1 score=5 source=recipient by=17
    ERR not-found
    ERR not-found

    wang> quality score record=1 score=5 source=recipient by=20
    ERR not-found
    ERR not-found

    wang> quality score record=2 score=5 source=team by=18
    ERR not-found
    ERR not-found

    wang> quality score record=5 score=5 source=team by=19
    ERR not-found
    ERR not-found

    wang> quality score record=4 score=5 source=recipient by=19
    ERR not-found
    ERR not-found

    wang> quality score record=1 score=5 source=recipient by=19
    ERR not-found
    ERR not-found

    wang> quality score record=2 score=5 source=recipient by=51
    ERR not-found
    ERR not-found

    wang> quality list
    ERR not-found
    ERR not-found

    wang> quality list record=1 member=17
    ERR not-found
    ERR not-found

    wang> quality list record=99
    ERR not-found
    ERR not-found

    wang> quality list member=99
    ERR not-found
    ERR not-found

    root> stars assess period=2026-H3
    ERR not-found
    ERR not-found

    root> stars assess period=2026-H1 policy=1
    ERR not-found
    ERR not-found

    root> stars assess period=2026
    ERR not-found
    ERR not-found

    root> stars assess period=2027-H1
    ERR not-found
    ERR not-found

    root> stars assess period=2026-H2
    ERR not-found
    ERR not-found
    """#
}
