/// A small climate profile: two indicators, two scenarios, five years.
public enum SampleClimate {
  public static let summaryHeader =
    "indicator,name,unit,scenario,period,kind,median,mean,p10,p90,lowest,highest,models,missing_models,agreement,baseline_period,definition,source,note"

  public static let seriesHeader =
    "indicator,scenario,year,median,p10,p90,models,running_mean_years"

  public static let summary = """
    \(summaryHeader)
    hot-days,Days above 95 °F,days,historical,1981-2010,absolute,5.2,5.5,3.1,8.4,2,11,32,,,,Days with tasmax above 95 °F,bill,
    hot-days,Days above 95 °F,days,rcp45,2035-2064,absolute,30.25,31,21.5,41,12,55,32,,,,Days with tasmax above 95 °F,bill,
    hot-days,Days above 95 °F,days,rcp85,2035-2064,absolute,41.5,42.25,30,55,20,70,31,GFDL-CM3: has no tasmax,,,Days with tasmax above 95 °F,bill,
    hot-days,Days above 95 °F,days,rcp85,2035-2064,change,36.2,36.75,26,48,16,62,31,GFDL-CM3: has no tasmax,1,1981-2010,Days with tasmax above 95 °F,bill,
    hot-days,Days above 95 °F,percent,rcp85,2035-2064,percent,690,700,420,980,300,1200,31,GFDL-CM3: has no tasmax,1,1981-2010,Days with tasmax above 95 °F,bill,
    hottest-day,Hottest day of the year,degF,historical,1981-2010,absolute,96.8,96.9,95,98.6,94,100.4,32,,,,,bill,
    hottest-day,Hottest day of the year,degF,rcp85,2035-2064,change,5.4,5.5,3.6,9,1.8,10.8,32,,0.97,1981-2010,,bill,

    """

  public static let series = """
    \(seriesHeader)
    hot-days,rcp45,2051,28,15,44,32,
    hot-days,rcp45,2052,30.5,16,45,32,
    hot-days,rcp85,2051,35,20,52,31,
    hot-days,rcp85,2053,37,22,55,31,
    hot-days,observed,2001,4,,,,
    hot-days,observed,2002,,,,,
    hot-days,observed,2003,6,,,,

    """

  /// The two files, to change a sample workspace with.
  public static let files: [String: String?] = [
    "climate-summary.csv": summary, "climate-series.csv": series,
  ]
}
