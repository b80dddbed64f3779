using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

public class PutMetricDataRequest : AmazonCloudWatchRequest
{
    public string? Namespace { get; set; }
    public List<MetricDatum>? MetricData { get; set; }
    public List<EntityMetricData>? EntityMetricData { get; set; }
    public bool? StrictEntityValidation { get; set; }
}

public class PutMetricDataResponse : AmazonWebServiceResponse;
