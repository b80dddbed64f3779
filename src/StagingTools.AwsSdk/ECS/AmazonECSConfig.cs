using Amazon.Protocols;

namespace Amazon.ECS;

/// <summary>Where and how to reach Amazon ECS: region, endpoint, retries, timeouts.</summary>
public class AmazonECSConfig : ServiceConfig
{
    /// <summary>A configuration with the surroundings' region, endpoint and retry settings.</summary>
    public AmazonECSConfig()
        : base(
            new ServiceIdentity("ECS", "ecs", "2014-11-13"),
            new EndpointRules("ecs"))
    {
    }
}
