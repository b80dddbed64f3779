using Amazon.Protocols;

namespace Amazon.CloudWatchLogs;

/// <summary>Where and how to reach Amazon CloudWatch Logs: region, endpoint, retries, timeouts.</summary>
public class AmazonCloudWatchLogsConfig : ServiceConfig
{
    /// <summary>A configuration with the surroundings' region, endpoint and retry settings.</summary>
    public AmazonCloudWatchLogsConfig()
        : base(
            new ServiceIdentity("CloudWatch Logs", "logs", "2014-03-28"),
            new EndpointRules("logs") { IsFipsInGovCloud = true })
    {
    }
}
