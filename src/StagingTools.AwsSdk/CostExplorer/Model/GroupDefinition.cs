namespace Amazon.CostExplorer.Model;

public class GroupDefinition
{
    public GroupDefinitionType? Type { get; set; }
    public string? Key { get; set; }
}
