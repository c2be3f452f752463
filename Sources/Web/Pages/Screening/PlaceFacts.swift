import Tables
import Vulnerability
import Workspace

/// What national tables say of the place that is screened, with vintages.
struct PlaceFacts {
  let visit: Visit
  let scene: ScreeningScene

  private var text: ScreeningText { visit.words(ScreeningText.self) }

  var html: HTML {
    """
    <section class="panel stack" aria-labelledby="place-facts">
    <h2 id="place-facts">\(text.place)</h2>
    \(scene.county.map(facts) ?? missing)
    \(findings)
    </section>
    """
  }

  private var missing: HTML {
    """
    <p>\(text.noPlace)</p>
    <p><a href="\(visit.place?.path("settings") ?? "")">\(text.toSettings)</a></p>
    """
  }

  private func facts(_ county: CountyFacts) -> HTML {
    var pairs: [(String, String)] = [(text.county, "\(county.name), \(county.state)")]
    if let region = county.regions[.nca5] {
      pairs.append((text.region, RegionName.text(region, visit.language)))
    }
    if let coast = county.coast { pairs.append((text.coast, text.coasts[coast.water] ?? "")) }
    if let population = county.population {
      pairs.append((text.people, visit.number(Double(population))))
    }
    if let latest = county.latestVulnerability, let rank = latest.ranks.overall {
      pairs.append(
        (
          text.socialVulnerability(latest.edition), text.percentile(visit.number(rank * 100))
        ))
    }
    if let risk = county.riskIndex?.risk {
      pairs.append(
        (
          text.riskIndex,
          [
            visit.number(risk.score, decimals: 1), text.ratings[risk.rating] ?? risk.rating,
            county.riskIndex?.riskPercentile.map { text.percentile(visit.number($0)) },
          ].compactMap(\.self).joined(separator: " · ")
        ))
    }
    return """
      <dl class="pairs">\(pairs.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" as HTML })</dl>
      """
  }

  private var findings: HTML {
    guard !scene.findings.isEmpty else { return .empty }
    return """
      <details><summary>\(text.findings) (\(scene.findings.count))</summary>
      <ul class="small">\(scene.findings.map { "<li>\(visit.library($0.message)) <span class=\"soft\">\(visit.words(of: $0.place))</span></li>" as HTML })</ul></details>
      """
  }
}
