namespace Amazon.CostExplorer.Model;

public class TagValues
{
    public string? Key { get; set; }
    public List<string>? Values { get; set; }
    public List<string>? MatchOptions { get; set; }
}
