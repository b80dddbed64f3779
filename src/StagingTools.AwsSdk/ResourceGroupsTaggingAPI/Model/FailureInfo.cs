namespace Amazon.ResourceGroupsTaggingAPI.Model;

public class FailureInfo
{
    public int? StatusCode { get; set; }
    public ErrorCode? ErrorCode { get; set; }
    public string? ErrorMessage { get; set; }
}
