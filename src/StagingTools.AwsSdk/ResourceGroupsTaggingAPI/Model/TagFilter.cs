namespace Amazon.ResourceGroupsTaggingAPI.Model;

public class TagFilter
{
    public string? Key { get; set; }
    public List<string>? Values { get; set; }
}
