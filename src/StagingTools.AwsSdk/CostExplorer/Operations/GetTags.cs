using Amazon.Runtime;

namespace Amazon.CostExplorer.Model;

public class GetTagsRequest : AmazonCostExplorerRequest
{
    public string? SearchString { get; set; }
    public DateInterval? TimePeriod { get; set; }
    public string? TagKey { get; set; }
    public Expression? Filter { get; set; }
    public List<SortDefinition>? SortBy { get; set; }
    public string? BillingViewArn { get; set; }
    public int? MaxResults { get; set; }
    public string? NextPageToken { get; set; }
}

public class GetTagsResponse : AmazonWebServiceResponse
{
    public string? NextPageToken { get; set; }
    public List<string>? Tags { get; set; }
    public int? ReturnSize { get; set; }
    public int? TotalSize { get; set; }
}
