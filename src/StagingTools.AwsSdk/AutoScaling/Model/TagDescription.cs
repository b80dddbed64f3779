namespace Amazon.AutoScaling.Model;

public class TagDescription
{
    public string? Key { get; set; }
    public string? Value { get; set; }
    public string? ResourceId { get; set; }
    public string? ResourceType { get; set; }
    public bool? PropagateAtLaunch { get; set; }
}
