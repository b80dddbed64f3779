namespace Amazon.CostExplorer.Model;

public class ForecastResult
{
    public DateInterval? TimePeriod { get; set; }
    public string? MeanValue { get; set; }
    public string? PredictionIntervalLowerBound { get; set; }
    public string? PredictionIntervalUpperBound { get; set; }
}
