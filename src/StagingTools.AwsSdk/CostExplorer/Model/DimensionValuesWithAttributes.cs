namespace Amazon.CostExplorer.Model;

public class DimensionValuesWithAttributes
{
    public string? Value { get; set; }
    public Dictionary<string, string>? Attributes { get; set; }
}
