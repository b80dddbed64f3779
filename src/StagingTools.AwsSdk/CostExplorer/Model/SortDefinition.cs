namespace Amazon.CostExplorer.Model;

public class SortDefinition
{
    public string? Key { get; set; }
    public SortOrder? SortOrder { get; set; }
}
