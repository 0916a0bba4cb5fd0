/// How pages look: on paper A4, on a screen a sheet in the middle, on a phone without scrolling sideways.
///
/// Colours have a contrast of at least 4.5 to 1 on their ground; what a colour says is said in words too, as many copiers
/// know black alone. Fonts are the system's own: nothing is loaded.
enum Stylesheet {
  static let text = """
    @page { size: A4; margin: 14mm 15mm; }
    * { box-sizing: border-box; }
    html { font-size: 100%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 2rem; color: #1a1a1a; background: #fff;
      font-family: "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC",
      "WenQuanYi Micro Hei", "SimSun", system-ui, sans-serif;
      line-height: 1.6; overflow-wrap: anywhere; }
    header { border-bottom: 3px solid #8a1c1c; margin-bottom: 1.2rem; padding-bottom: .6rem; }
    h1 { font-size: 1.7rem; line-height: 1.3; margin: .1rem 0 .3rem; }
    h2 { font-size: 1.25rem; line-height: 1.35; margin: 1.8rem 0 .5rem; break-after: avoid; }
    p { margin: .4rem 0; }
    .bank { color: #8a1c1c; font-weight: 700; letter-spacing: .05em; margin: 0; }
    .sub, .note, footer { color: #4d4d4d; }
    .note { font-size: .9rem; }
    .warning { border: 2px solid #8a1c1c; color: #8a1c1c; font-weight: 700; padding: .6rem .8rem; }
    code { font-family: "DejaVu Sans Mono", "Liberation Mono", Menlo, Consolas, monospace; font-size: .85em;
      overflow-wrap: anywhere; }
    dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .1rem 1.5rem; margin: .6rem 0; }
    dl > div { display: flex; gap: .8rem; border-bottom: 1px solid #d0d0d0; padding: .25rem 0; min-width: 0; }
    dt { flex: 0 0 8.2em; color: #4d4d4d; }
    dd { margin: 0; flex: 1 1 auto; min-width: 0; font-weight: 600; }
    dd.blank { border-bottom: 1px dotted #595959; font-weight: 400; color: #4d4d4d; }
    table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; font-size: .95rem; }
    caption { text-align: left; color: #4d4d4d; font-size: .9rem; padding: .2rem 0; }
    .quiet { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    th, td { border: 1px solid #8c8c8c; padding: .25rem .5rem; text-align: left; vertical-align: top; }
    thead th { background: #f1ece4; }
    tfoot th, tfoot td { background: #f7f5f1; font-weight: 700; }
    .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
    tr { break-inside: avoid; }
    thead { display: table-header-group; }
    .sheet td { height: 2.1rem; }
    figure { margin: 1rem 0; break-inside: avoid; }
    figcaption { font-weight: 700; margin-bottom: .3rem; }
    .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(24rem, 1fr)); gap: 0 2rem; }
    svg { display: block; width: 100%; max-width: 32rem; height: auto; }
    svg text { font-size: 16px; fill: #1a1a1a; font-family: inherit; }
    svg .axis { stroke: #595959; stroke-width: 1; }
    svg .first { fill: #1f5f7a; }
    svg .second { fill: #b35c00; }
    .key { display: inline-block; width: .9em; height: .9em; margin-right: .3em; vertical-align: -.1em; }
    .key.first { background: #1f5f7a; }
    .key.second { background: #b35c00; }
    .stamp { display: flex; flex-wrap: wrap; gap: 1.5rem 3rem; margin-top: 2rem; break-inside: avoid; }
    .stamp p { flex: 1 1 12rem; border-top: 1px solid #595959; padding-top: .3rem; margin: 2.5rem 0 0; }
    footer { border-top: 1px solid #8c8c8c; font-size: .85rem; margin-top: 2rem; padding-top: .5rem; break-inside: avoid; }
    .certificate { border: 4px double #8a1c1c; padding: 1.2rem 1.4rem; }
    .certificate h1 { text-align: center; }
    @media (max-width: 40rem) {
      body { padding: 1rem .7rem; }
      h1 { font-size: 1.4rem; }
      dl { grid-template-columns: minmax(0, 1fr); }
      .charts { grid-template-columns: minmax(0, 1fr); }
      th, td { padding: .2rem .3rem; }
      .wide, .wide tbody, .wide tfoot, .wide tr, .wide caption { display: block; }
      .wide thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      .wide tr { border: 1px solid #8c8c8c; margin-bottom: .5rem; padding: .2rem .4rem; }
      .wide th, .wide td { display: flex; gap: .8rem; justify-content: space-between; border: 0;
        border-bottom: 1px solid #e0e0e0; text-align: right; white-space: normal; }
      .wide th::before, .wide td::before { content: attr(data-label); color: #4d4d4d; font-weight: 400;
        text-align: left; flex: 0 0 7em; }
      .wide .empty { display: none; }
      .sheet .empty { display: flex; min-height: 1.8rem; }
      .certificate { padding: .8rem; }
    }
    @media print {
      html { font-size: 84%; }
      .charts { grid-template-columns: 1fr 1fr; }
      body { max-width: none; padding: 0; line-height: 1.45; }
      thead th, tfoot th, tfoot td, svg .first, svg .second, .key { print-color-adjust: exact;
        -webkit-print-color-adjust: exact; }
      a { color: inherit; }
      .certificate { padding: .7rem 1.2rem; font-size: .92rem; line-height: 1.4; }
      .certificate h2 { margin-top: .6rem; font-size: 1.1rem; }
      .certificate dl { margin: .3rem 0; }
      .certificate p { margin: .25rem 0; }
      .certificate .stamp { margin-top: 0; }
      .certificate .stamp p { margin-top: 2.4rem; }
      .certificate footer { margin-top: .8rem; }
    }

    """
}
