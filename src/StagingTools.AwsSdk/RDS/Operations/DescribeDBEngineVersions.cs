using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.RDS.Model;

public class DescribeDBEngineVersionsRequest : AmazonRDSRequest
{
    public string? Engine { get; set; }
    public string? EngineVersion { get; set; }
    public string? DBParameterGroupFamily { get; set; }
    [ListItem("Filter")]
    public List<Filter>? Filters { get; set; }
    public int? MaxRecords { get; set; }
    public string? Marker { get; set; }
    public bool? DefaultOnly { get; set; }
    public bool? ListSupportedCharacterSets { get; set; }
    public bool? ListSupportedTimezones { get; set; }
    public bool? IncludeAll { get; set; }
}

public class DescribeDBEngineVersionsResponse : AmazonWebServiceResponse
{
    public string? Marker { get; set; }
    public List<DBEngineVersion>? DBEngineVersions { get; set; }
}
