using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.RDS.Model;

public class DescribeEventsRequest : AmazonRDSRequest
{
    public string? SourceIdentifier { get; set; }
    public SourceType? SourceType { get; set; }
    public DateTime? StartTime { get; set; }
    public DateTime? EndTime { get; set; }
    public int? Duration { get; set; }
    [ListItem("EventCategory")]
    public List<string>? EventCategories { get; set; }
    [ListItem("Filter")]
    public List<Filter>? Filters { get; set; }
    public int? MaxRecords { get; set; }
    public string? Marker { get; set; }
}

public class DescribeEventsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }
    public List<Event>? Events { get; set; }
}
