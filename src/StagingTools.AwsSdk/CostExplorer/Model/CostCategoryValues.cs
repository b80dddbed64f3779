namespace Amazon.CostExplorer.Model;

public class CostCategoryValues
{
    public string? Key { get; set; }
    public List<string>? Values { get; set; }
    public List<string>? MatchOptions { get; set; }
}
