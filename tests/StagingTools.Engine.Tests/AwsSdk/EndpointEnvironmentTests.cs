using Amazon;
using Amazon.ElastiCache;
using Amazon.RDS;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SecretsManager;

namespace StagingTools.Engine.Tests.AwsSdk;

[Collection(EnvironmentCollection.Name)]
public sealed class EndpointEnvironmentTests : IDisposable
{
    private readonly Dictionary<string, string?> _before = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("stagingtools-test-").FullName;

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void One_variable_moves_all_services_and_one_of_its_own_moves_a_service()
    {
        Set("AWS_ENDPOINT_URL", "http://127.0.0.1:4566");
        Set("AWS_ENDPOINT_URL_RDS", "http://127.0.0.1:5001");
        Set("AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://127.0.0.1:5002");
        Set("AWS_ENDPOINT_URL_RESOURCE_GROUPS_TAGGING_API", "http://127.0.0.1:5003");

        Assert.Equal("http://127.0.0.1:5001/", Url(new AmazonRDSConfig()));
        Assert.Equal("http://127.0.0.1:5002/", Url(new AmazonSecretsManagerConfig()));
        Assert.Equal("http://127.0.0.1:5003/", Url(new AmazonResourceGroupsTaggingAPIConfig()));
        Assert.Equal("http://127.0.0.1:4566/", Url(new AmazonElastiCacheConfig()));
    }

    [Fact]
    public void A_profile_moves_services_too()
    {
        // The SDK looks for the configuration beside the credentials when no variable says otherwise.
        var credentials = Path.Combine(_folder, "credentials");
        File.WriteAllText(credentials, "");
        File.WriteAllText(
            Path.Combine(_folder, "config"),
            """
            [profile all]
            endpoint_url = http://127.0.0.1:4566

            [profile some]
            services = local

            [services local]
            secrets_manager =
              endpoint_url = http://127.0.0.1:5002
            """);
        Set("AWS_CONFIG_FILE", null);
        Set("AWS_ENDPOINT_URL", null);
        Set("AWS_ENDPOINT_URL_SECRETS_MANAGER", null);
        Set("AWS_ENDPOINT_URL_ELASTICACHE", null);

        var all = new Profile("all", credentials);
        var some = new Profile("some", credentials);

        Assert.Equal("http://127.0.0.1:4566/", Url(new AmazonElastiCacheConfig { Profile = all }));
        Assert.Equal("http://127.0.0.1:5002/", Url(new AmazonSecretsManagerConfig { Profile = some }));
        Assert.Equal(
            "https://elasticache.eu-central-1.amazonaws.com/", Url(new AmazonElastiCacheConfig { Profile = some }));
    }

    private static string Url(ClientConfig config)
    {
        config.RegionEndpoint = RegionEndpoint.EUCentral1;
        return config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new Request())).URL;
    }

    private void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    private sealed class Request : AmazonWebServiceRequest;
}
