using Amazon.Protocols;

namespace Amazon.IdentityManagement;

/// <summary>Where and how to reach AWS IAM: region, endpoint, retries, timeouts.</summary>
public class AmazonIdentityManagementServiceConfig : ServiceConfig
{
    /// <summary>A configuration with the surroundings' region, endpoint and retry settings.</summary>
    public AmazonIdentityManagementServiceConfig()
        : base(
            new ServiceIdentity("IAM", "iam", "2010-05-08"),
            new EndpointRules("iam")
            {
                IsGlobal = true,
                GlobalHosts = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["aws"] = "iam.amazonaws.com",
                    ["aws-us-gov"] = "iam.us-gov.amazonaws.com",
                },
            })
    {
    }
}
