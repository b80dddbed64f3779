using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

public class DescribeAlarmsRequest : AmazonCloudWatchRequest
{
    public List<string>? AlarmNames { get; set; }
    public string? AlarmNamePrefix { get; set; }
    public List<string>? AlarmTypes { get; set; }
    public string? ChildrenOfAlarmName { get; set; }
    public string? ParentsOfAlarmName { get; set; }
    public StateValue? StateValue { get; set; }
    public string? ActionPrefix { get; set; }
    public int? MaxRecords { get; set; }
    public string? NextToken { get; set; }
}

public class DescribeAlarmsResponse : AmazonWebServiceResponse
{
    public List<CompositeAlarm>? CompositeAlarms { get; set; }
    public List<MetricAlarm>? MetricAlarms { get; set; }
    public string? NextToken { get; set; }
}
