extension RefusalTranscripts {
  /// Scores, and assessments by half-year.
  static let quality = #"""
    wang> quality score record=99 score=5 source=station
    x
    x

    li> quality score record=1 score=5 source=station
    x
    x

    wang> quality score record=2 score=5 source=recipient by=99
    x
    x

    wang> quality score record=3 score=5 source=station
    x
    x

    zhao> quality score record=1 score=5 source=station
    x
    x

    wang> quality score record=1 score=5 source=station by=19
    x
    x

    wang> quality score record=1 score=5 source=recipient
    x
    x

    wang> quality score record=1 score=5 source=recipient by=17
    x
    x

    wang> quality score record=1 score=5 source=recipient by=20
    x
    x

    wang> quality score record=2 score=5 source=team by=18
    x
    x

    wang> quality score record=5 score=5 source=team by=19
    x
    x

    wang> quality score record=4 score=5 source=recipient by=19
    x
    x

    wang> quality score record=1 score=5 source=recipient by=19
    x
    x

    wang> quality score record=2 score=5 source=recipient by=51
    x
    x

    wang> quality list
    x
    x

    wang> quality list record=1 member=17
    x
    x

    wang> quality list record=99
    x
    x

    wang> quality list member=99
    x
    x

    root> stars assess period=2026-H3
    x
    x

    root> stars assess period=2026-H1 policy=1
    x
    x

    root> stars assess period=2026
    x
    x

    root> stars assess period=2027-H1
    x
    x

    root> stars assess period=2026-H2
    x
    x
    """#
}
