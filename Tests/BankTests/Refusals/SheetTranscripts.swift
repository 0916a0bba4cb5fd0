extension RefusalTranscripts {
  /// Sheets of paper that were imported already: import 3 was posted by root, import 4 opened before.
  static let papers = #"""
    wang> import open kind=sign-in station=jindu sheet=7k3m-q9tw-c
    ERR exists sheet=7k3m-q9tw-c import=3 station=jindu entry=60 rows=1 text="编号 7K3M-Q9TW-C 的签到表已由 root 于 2026-05-04 18:00 导入,入账 1 行(到第 60 号分录),不必再导入。若有改好的行要补入,请加 again=true(命令行用 --again),相同的行不会重复入账"
    ERR exists sheet=7k3m-q9tw-c import=3 station=jindu entry=60 rows=1 text="Sheet 7K3M-Q9TW-C was imported by root on 2026-05-04 18:00: 1 line posted, up to entry 60. There is no need to import it again; for lines mended since, add again=true (--again on the command line): equal lines are not posted twice"

    root> import commit import=4
    ERR exists sheet=7k3m-q9tw-c import=3 station=jindu entry=60 rows=1 text="编号 7K3M-Q9TW-C 的签到表已由 root 于 2026-05-04 18:00 导入,入账 1 行(到第 60 号分录),不必再导入。若有改好的行要补入,请加 again=true(命令行用 --again),相同的行不会重复入账"
    ERR exists sheet=7k3m-q9tw-c import=3 station=jindu entry=60 rows=1 text="Sheet 7K3M-Q9TW-C was imported by root on 2026-05-04 18:00: 1 line posted, up to entry 60. There is no need to import it again; for lines mended since, add again=true (--again on the command line): equal lines are not posted twice"
    """#
}
