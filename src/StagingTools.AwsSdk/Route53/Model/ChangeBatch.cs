using Amazon.Protocols;

namespace Amazon.Route53.Model;

public class ChangeBatch
{
    public string? Comment { get; set; }
    [ListItem("Change")]
    public List<Change>? Changes { get; set; }
}
