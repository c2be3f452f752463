/// The sample community with goals, responses, losses, pathways and answers; one of its actions is internal.
public enum SampleAdaptation {
  /// Titles and words that only internal records have.
  public static let secrets = [
    "Buy out the river lots", "Quiet talks with owners", "Nobody lives in the floodway",
    "Lots bought each year", "Talks were confidential", "Owners of the lots said so",
  ]

  /// The files, to change a sample workspace with.
  public static let files: [String: String?] = [
    "risks.csv": """
    id,hazard,system,people,exposure,sensitivity,adaptive_capacity,likelihood,consequence,magnitude,impact,capacity,source,note
    heat-health,heat,Public health,Older people,4,5,2,4,4,4,More illness,Few cool rooms,bill,
    river-homes,heat,Housing,Renters by the river,3,3,3,3,3,3,Wet basements,Little,bill,

    """,
    "actions.csv": """
    id,title,summary,kind,sector,start_year,full_year,risks,lead,partners,status,priority,capital_cost_usd,annual_cost_usd,cost_source,cost_public,staff_fte,who_benefits,who_pays,who_decides,co_benefits,funding,monitoring_indicator,source,note,visibility
    a1,Weatherize homes,,building-efficiency,buildings,2022,2026,heat-health,Housing,,planned,near,1000000,10000,assumption,yes,1,Renters,City,Council,,,Homes a year,,,
    a2,Heat pumps,,heat-pumps,buildings,2022,2030,,Energy,,planned,mid,,,assumption,no,,Owners,Owners,Council,,,,,,public
    a3,Cool rooms,,resilience,adaptation,2022,2023,heat-health,Parks,,planned,near,200000,5000,,yes,,Everyone,City,Council,,,,,,
    buyout,Buy out the river lots,,resilience,adaptation,2027,2029,river-homes,Land office,,planned,near,9000000,,assumption,yes,,Owners of the lots said so,City,Council,,,Lots bought each year,,,internal

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
    a3,life_years,20,,assumption,
    a3,cost_price_year,2024,,assumption,
    buyout,life_years,50,,assumption,Quiet talks with owners

    """,
    "milestones.csv": """
    id,action,year,title,lead,status,note
    m1,a3,2023,Open the first cool room,Parks,,
    m2,buyout,2027,Quiet talks with owners,Land office,,

    """,
    "responses.csv": """
    action,risk,exposure_drop,sensitivity_drop,capacity_gain,loss_reduction_percent,from_year,reason,source,note
    a3,heat-health,,,2,40,2023,People have a cool place to go,bill,
    a1,heat-health,,2,,,,Cooler rooms,bill,
    buyout,river-homes,2,,,90,,Nobody lives in the floodway,bill,

    """,
    "losses.csv": """
    risk,return_period_years,loss_usd,price_year,source,note
    heat-health,10,1000000,2024,bill,
    heat-health,100,9000000,2024,bill,
    river-homes,10,2000000,2024,bill,
    river-homes,100,30000000,2024,bill,

    """,
    "indicators.csv": """
    indicator,year,value,unit,source,note
    population,2019,1000,people,bill,
    population,2031,1120,people,bill,
    jobs,2021,500,jobs,bill,
    jobs,2030,600,jobs,bill,
    cool-rooms,2022,2,units,bill,
    cool-rooms,2025,6,units,bill,

    """,
    "goals.csv": """
    id,title,description,risks,indicator,baseline_year,baseline,target_year,target,unit,lead,status,source,note
    cool,Everyone has a cool room near,,heat-health,cool-rooms,2022,2,2032,12,units,Parks,under-way,bill,
    floodway,Nobody lives in the floodway,,river-homes,,,,,,,Land office,planned,bill,

    """,
    "pathways.csv": """
    id,risk,indicator,scenario,threshold,unit,action,lead_years,note,source
    rooms,heat-health,hot-days,rcp85,30,days,a3,4,,bill
    leave,river-homes,hot-days,rcp85,45,days,buyout,10,,bill

    """,
    "equity-answers.csv": """
    question,subject,answer,by,date,evidence
    plan-who-decides,plan,The council decided with a panel of renters,Clerk,2026-03-01,panel
    action-who-benefits,buyout,Talks were confidential,Land office,2026-03-01,talks

    """,
    "equity-evidence.csv": """
    id,date,claim,what,who,changed,link,source,note
    panel,2026-02-01,Renters sat on the panel,Four evenings,Twelve renters,Two rooms moved,,bill,
    talks,2026-02-01,Talks were confidential,One evening,Owners of the lots said so,Nothing,,bill,

    """,
    "climate-summary.csv": """
    \(SampleClimate.summaryHeader)
    hot-days,Days above 95 °F,days,rcp85,2035-2064,absolute,41.5,42.25,30,55,20,70,31,,,,Days with tasmax above 95 °F,bill,

    """,
    "climate-series.csv": series,
  ]

  /// One more hot day each year from 10 in 2020 on, with the percentiles four days below and above.
  private static let series =
    ([SampleClimate.seriesHeader]
    + (2020...2080).map { year in
      let value = year - 2010
      return "hot-days,rcp85,\(year),\(value),\(value - 4),\(value + 4),31,1"
    }).joined(separator: "\n") + "\n"

  /// A chapter that places every table and chart of the adaptation half.
  public static let chapter = """
    # Summary

    In 2021 the city emitted {{inventory/2021/total}}. There are {{count/actions}} actions.

    {{table actions}}

    {{table action-equity}}

    {{table implementation}}

    {{table action-parameters}}

    {{table costs}}

    {{table monitoring}}

    {{chart wedges}}

    {{chart timeline}}

    {{table goals}}

    {{table responses}}

    {{table residual-risks}}

    {{table pathways}}

    {{chart pathways}}

    {{table benefit-cost}}

    {{table expected-losses}}

    {{table equity-questions}}

    {{table equity-evidence}}

    {{table who-benefits-risks}}

    {{table assumptions}}

    {{table data-files}}

    """
}
