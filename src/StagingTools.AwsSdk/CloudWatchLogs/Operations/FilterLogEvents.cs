using System.Text.Json;
using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

public class FilterLogEventsRequest : AmazonCloudWatchLogsRequest
{
    public string? LogGroupName { get; set; }
    public string? LogGroupIdentifier { get; set; }
    public List<string>? LogStreamNames { get; set; }
    public string? LogStreamNamePrefix { get; set; }
    public long? StartTime { get; set; }
    public long? EndTime { get; set; }
    public string? FilterPattern { get; set; }
    public string? NextToken { get; set; }
    public int? Limit { get; set; }
    public bool? Interleaved { get; set; }
    public bool? Unmask { get; set; }
}

public class FilterLogEventsResponse : AmazonWebServiceResponse, IJsonBody
{
    public List<FilteredLogEvent>? Events { get; set; }
    public List<SearchedLogStream>? SearchedLogStreams { get; set; }
    public string? NextToken { get; set; }

    void IJsonBody.Read(ref Utf8JsonReader json)
    {
        FilterLogEventsJson.Begin(ref json);
        while (FilterLogEventsJson.NextMember(ref json))
        {
            if (json.ValueTextEquals("events"u8))
            {
                Events = FilterLogEventsJson.Events(ref json);
            }
            else if (json.ValueTextEquals("searchedLogStreams"u8))
            {
                SearchedLogStreams = FilterLogEventsJson.Streams(ref json);
            }
            else if (json.ValueTextEquals("nextToken"u8))
            {
                NextToken = FilterLogEventsJson.Text(ref json);
            }
            else
            {
                json.Skip();
            }
        }
    }
}
