public import Factors
public import Plan
public import Workspace

/// A small community in memory: every table has a few rows, and tests change single files.
public struct SampleWorkspace: Sendable {
  public var files: [String: String]

  public init(_ changes: [String: String?] = [:]) {
    files = SampleWorkspace.base
    for (path, text) in changes { files[path] = text }
  }

  /// The factor library, loaded once for all tests.
  public static let library = FactorLibrary.standard

  public func workspace() throws -> CommunityWorkspace {
    try WorkspaceFolder.read(
      files: files.mapValues { Array($0.utf8) }, library: SampleWorkspace.library)
  }

  public func calculation() throws -> PlanCalculation {
    PlanCalculation(workspace: try workspace(), library: SampleWorkspace.library)
  }

  /// A table of the sample with other rows under its header.
  public func table(_ file: String, rows: [String]) -> String {
    let header = files[file]?.split(separator: "\n").first.map(String.init) ?? ""
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  private static let base: [String: String] = [
    "community.yaml": """
    format: 1
    id: sample
    name: Sample
    kind: city
    egrid_subregion: MROW
    gwp_set: ar5
    gwp_horizon: 100
    inventory_years: [2019, 2021]
    forecast_base_year: 2021
    forecast_end_year: 2030

    """,
    "sources.csv": """
    id,author,title,year,publisher,licence,retrieved,url,note
    bill,Utility,Yearly report,2022,,,,,
    assumption,,Assumption of the drafters,,,,,,

    """,
    "indicators.csv": """
    indicator,year,value,unit,source,note
    population,2019,1000,people,bill,
    population,2031,1120,people,bill,
    jobs,2021,500,jobs,bill,
    jobs,2030,600,jobs,bill,

    """,
    "inventory.csv": """
    id,year,sector,subsector,method,activity,quantity,unit,factor,gpc,scope,notation_key,quality,source,note
    e19,2019,buildings,residential,grid-electricity,electricity,10000,MWh,,I.1.2,2,,H,bill,
    e21,2021,buildings,residential,grid-electricity,electricity,9000,MWh,,I.1.2,2,,H,bill,
    g21,2021,buildings,residential,stationary-fuel,natural-gas,50000,mcf,,I.1.1,1,,H,bill,
    v21,2021,transportation,on-road,on-road-vmt,vehicle-miles,20000000,mile,mix,II.1.1,1,,M,bill,
    l21,2021,waste,landfill,landfill-methane-commitment,mixed-waste,4000,tonne,msw,III.1.2,3,,M,bill,
    c21,2021,waste,compost,composting,organics,500,tonne,,III.2.2,3,,M,bill,
    w21,2021,water,wastewater,wastewater-sit,population,1020,people,,III.4.1,1,,M,bill,
    a21,2021,transportation,aviation,,aviation,,,,II.4.3,3,NE,,,No data from the airport yet

    """,
    "vehicle-mix.csv": """
    set,vehicle,fuel,share,mpg,model_year,source,note
    mix,passenger-car,motor-gasoline,0.6,25,2012,bill,
    mix,light-truck,gasoline-e10,0.3,19,2012,bill,
    mix,medium-heavy,diesel,0.1,7,2012,bill,

    """,
    "waste-mix.csv": """
    set,material,share,source,note
    msw,paper,0.3,bill,
    msw,food-waste,0.3,bill,
    msw,plastic,0.4,bill,

    """,
    "drivers.csv": """
    sector,subsector,activity,driver,intensity,source,note
    buildings,,electricity,population,cambium-midcase:MROW,bill,
    ,,,population,,bill,

    """,
    "targets.csv": """
    id,name,kind,base_year,year,reduction_percent,source,status,note
    half,Half,absolute,2021,2030,50,assumption,verified,
    share,Fair share,per-capita,2021,2030,60,assumption,unverified,

    """,
    "hazards.csv": """
    id,name,indicator,unit,baseline_period,baseline,baseline_low,baseline_high,future_period,future,future_low,future_high,models,scenario,direction,source,note
    heat,Heat,Hottest day,degF,1961–1990,91.7,91,93,2035–2064,98.8,95,107,32,not stated,higher-is-worse,bill,

    """,
    "risks.csv": """
    id,hazard,system,people,exposure,sensitivity,adaptive_capacity,likelihood,consequence,impact,capacity,source,note
    heat-health,heat,Public health,Older people,4,5,2,4,4,More illness,Few cool rooms,bill,

    """,
    "actions.csv": """
    id,title,summary,kind,sector,start_year,full_year,risks,lead,partners,status,priority,capital_cost_usd,annual_cost_usd,cost_source,cost_public,staff_fte,who_benefits,who_pays,who_decides,co_benefits,funding,monitoring_indicator,source,note
    a1,Weatherize homes,,building-efficiency,buildings,2022,2026,heat-health,Housing,,planned,near,1000000,10000,assumption,yes,1,Renters,City,Council,,,,,
    a2,Heat pumps,,heat-pumps,buildings,2022,2030,,Energy,,planned,mid,,,assumption,no,,Owners,Owners,Council,,,,,
    a3,Cool rooms,,resilience,adaptation,2022,2023,heat-health,Parks,,planned,near,,,,yes,,Everyone,City,Council,,,,,

    """,
    "action-parameters.csv": """
    action,parameter,value,unit,source,note
    a1,subsector,residential,,assumption,
    a1,participation,0.5,share,assumption,
    a1,saving,20,percent,assumption,
    a1,fuels,both,,assumption,
    a2,subsector,residential,,assumption,
    a2,participation,0.4,share,assumption,
    a2,cop,3,ratio,assumption,
    a2,furnace_efficiency,0.9,share,assumption,

    """,
    "plan/book.yaml": """
    title: Sample plan
    subtitle: For tests
    date: 2026-11
    cover_figures:
      - figure: inventory/2021/total
        label: Emissions in 2021
    chapters:
      - file: 01-summary.md
        audience: all

    """,
    "plan/01-summary.md": """
    # Summary

    In 2021 the city emitted {{inventory/2021/total}}.

    """,
  ]
}
