using System.Collections.Concurrent;
using Amazon;
using Amazon.AutoScaling;
using Amazon.CloudWatch;
using Amazon.CloudWatchLogs;
using Amazon.CostExplorer;
using Amazon.DynamoDBv2;
using Amazon.EC2;
using Amazon.ECR;
using Amazon.ECS;
using Amazon.ElastiCache;
using Amazon.ElasticLoadBalancingV2;
using Amazon.IdentityManagement;
using Amazon.RDS;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.S3;
using Amazon.SecretsManager;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Amazon.ServiceQuotas;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Aws;

/// <summary>
/// One way to reach one account: credentials, region, endpoint, and the clients that are closed over them. An operation
/// opens one session and disposes it.
/// </summary>
public sealed class AwsSession : IDisposable
{
    private const long LongestText = 8 * 1024 * 1024;

    private static readonly TimeSpan DownloadPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ClockPatience = TimeSpan.FromSeconds(10);

    private readonly StagingContext context;
    private readonly AWSCredentials credentials;
    private readonly string? requestedProfile;
    private readonly ConcurrentDictionary<Type, Lazy<AmazonServiceClient>> clients = new();

    private AwsSession(StagingContext context, AWSCredentials credentials, string region, string? requestedProfile)
    {
        this.context = context;
        this.credentials = credentials;
        this.requestedProfile = requestedProfile;
        Region = region;
    }

    /// <summary>The region's system name, such as <c>us-east-1</c>.</summary>
    public string Region { get; }

    /// <summary>The first part of an ARN after <c>arn:</c>, such as <c>aws</c>.</summary>
    public string Partition => RegionEndpoint.GetBySystemName(Region).PartitionName;

    /// <summary>When the credentials end, UTC; <see langword="null"/> for those that do not say, as long as none were asked for.</summary>
    public DateTimeOffset? CredentialsExpireAt => credentials.Expiration is { } expires && expires != DateTime.MaxValue
        ? new DateTimeOffset(expires.ToUniversalTime())
        : null;

    /// <summary>Object storage: the terraform state.</summary>
    public AmazonS3Client S3 => Client("S3", () => new AmazonS3Config { ForcePathStyle = HasEndpoint("S3") },
        config => new AmazonS3Client(credentials, config));

    /// <summary>Tables: the lock table, where one is asked for.</summary>
    public AmazonDynamoDBClient DynamoDb => Client("DYNAMODB", () => new AmazonDynamoDBConfig(),
        config => new AmazonDynamoDBClient(credentials, config));

    /// <summary>Sessions on instances: tunnels.</summary>
    public AmazonSimpleSystemsManagementClient Ssm => Client("SSM", () => new AmazonSimpleSystemsManagementConfig(),
        config => new AmazonSimpleSystemsManagementClient(credentials, config));

    /// <summary>Who am I.</summary>
    public AmazonSecurityTokenServiceClient Sts => Client("STS", () => new AmazonSecurityTokenServiceConfig(),
        config => new AmazonSecurityTokenServiceClient(credentials, config));

    /// <summary>The group that the container instance belongs to.</summary>
    public AmazonAutoScalingClient AutoScaling => Client("AUTO_SCALING", () => new AmazonAutoScalingConfig(),
        config => new AmazonAutoScalingClient(credentials, config));

    /// <summary>Metrics and alarms.</summary>
    public AmazonCloudWatchClient CloudWatch => Client("CLOUDWATCH", () => new AmazonCloudWatchConfig(),
        config => new AmazonCloudWatchClient(credentials, config));

    /// <summary>What was billed.</summary>
    public AmazonCostExplorerClient CostExplorer => Client("COST_EXPLORER", () => new AmazonCostExplorerConfig(),
        config => new AmazonCostExplorerClient(credentials, config));

    /// <summary>Instances, launch templates, security groups.</summary>
    public AmazonEC2Client Ec2 => Client("EC2", () => new AmazonEC2Config(),
        config => new AmazonEC2Client(credentials, config));

    /// <summary>Images.</summary>
    public AmazonECRClient Ecr => Client("ECR", () => new AmazonECRConfig(),
        config => new AmazonECRClient(credentials, config));

    /// <summary>Clusters, services, deployments, tasks.</summary>
    public AmazonECSClient Ecs => Client("ECS", () => new AmazonECSConfig(),
        config => new AmazonECSClient(credentials, config));

    /// <summary>The cache.</summary>
    public AmazonElastiCacheClient ElastiCache => Client("ELASTICACHE", () => new AmazonElastiCacheConfig(),
        config => new AmazonElastiCacheClient(credentials, config));

    /// <summary>Load balancers.</summary>
    public AmazonElasticLoadBalancingV2Client LoadBalancing => Client(
        "ELASTIC_LOAD_BALANCING_V2", () => new AmazonElasticLoadBalancingV2Config(),
        config => new AmazonElasticLoadBalancingV2Client(credentials, config));

    /// <summary>Roles and instance profiles.</summary>
    public AmazonIdentityManagementServiceClient Iam => Client("IAM", () => new AmazonIdentityManagementServiceConfig(),
        config => new AmazonIdentityManagementServiceClient(credentials, config));

    /// <summary>Log groups and their events.</summary>
    public AmazonCloudWatchLogsClient Logs => Client("CLOUDWATCH_LOGS", () => new AmazonCloudWatchLogsConfig(),
        config => new AmazonCloudWatchLogsClient(credentials, config));

    /// <summary>The database instance and its snapshots.</summary>
    public AmazonRDSClient Rds => Client("RDS", () => new AmazonRDSConfig(),
        config => new AmazonRDSClient(credentials, config));

    /// <summary>Hosted zones and their records.</summary>
    public AmazonRoute53Client Route53 => Client("ROUTE_53", () => new AmazonRoute53Config(),
        config => new AmazonRoute53Client(credentials, config));

    /// <summary>Secrets.</summary>
    public AmazonSecretsManagerClient SecretsManager => Client("SECRETS_MANAGER", () => new AmazonSecretsManagerConfig(),
        config => new AmazonSecretsManagerClient(credentials, config));

    /// <summary>What services let the account have.</summary>
    public AmazonServiceQuotasClient Quotas => Client("SERVICE_QUOTAS", () => new AmazonServiceQuotasConfig(),
        config => new AmazonServiceQuotasClient(credentials, config));

    /// <summary>The alert topic.</summary>
    public AmazonSimpleNotificationServiceClient Sns => Client("SNS", () => new AmazonSimpleNotificationServiceConfig(),
        config => new AmazonSimpleNotificationServiceClient(credentials, config));

    /// <summary>Finds resources by their tags.</summary>
    public AmazonResourceGroupsTaggingAPIClient Tagging => Client("RESOURCE_GROUPS_TAGGING_API", () => new AmazonResourceGroupsTaggingAPIConfig(),
        config => new AmazonResourceGroupsTaggingAPIClient(credentials, config));

    /// <summary>
    /// What a child process needs to reach the same account. A variable with <see langword="null"/> has to be taken away.
    /// </summary>
    public IReadOnlyDictionary<string, string?> ProcessVariables
    {
        get
        {
            var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["AWS_REGION"] = Region,
                ["AWS_DEFAULT_REGION"] = Region,
            };
            if (requestedProfile is { Length: > 0 })
            {
                // Keys in the environment would win over the profile that was asked for.
                variables["AWS_PROFILE"] = requestedProfile;
                variables["AWS_ACCESS_KEY_ID"] = null;
                variables["AWS_SECRET_ACCESS_KEY"] = null;
                variables["AWS_SESSION_TOKEN"] = null;
            }

            return variables;
        }
    }

    /// <summary>Opens a session. Asks no server anything, so it fails in milliseconds where something is missing.</summary>
    /// <param name="context">Where variables and transport come from.</param>
    /// <param name="request">Region and profile; empty ones are looked up.</param>
    /// <exception cref="StagingException">
    /// <c>RegionMissing</c>, <c>InvalidRegion</c>, <c>ProfileNotFound</c>, <c>CredentialsMissing</c> or <c>InvalidEndpoint</c>.
    /// </exception>
    public static AwsSession Open(StagingContext context, EnvironmentRequest request)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        CredentialProfile? profile = AwsCredentialChain.FindProfile(context, request.ProfileName);
        string region = AwsRegion.Resolve(context, request.Region, profile);
        AWSCredentials credentials = AwsCredentialChain.Resolve(context, request.ProfileName, profile);
        return new AwsSession(context, credentials, region, request.ProfileName);
    }

    /// <summary>The twelve-digit account that the credentials belong to.</summary>
    public async Task<string> GetAccountIdAsync(CancellationToken cancellationToken) =>
        (await GetCallerAsync(cancellationToken)).Account;

    /// <summary>Whose the credentials are.</summary>
    public async Task<GetCallerIdentityResponse> GetCallerAsync(CancellationToken cancellationToken) =>
        await Sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellationToken);

    /// <summary>Fetches a small text from an address that a service gave out, which takes no signature.</summary>
    /// <exception cref="HttpRequestException">It cannot be had.</exception>
    internal async Task<string> DownloadAsync(Uri address, CancellationToken cancellationToken)
    {
        using HttpClient client = context.OpenHttp();
        client.MaxResponseContentBufferSize = LongestText;
        client.Timeout = DownloadPatience;
        try
        {
            return await client.GetStringAsync(address, cancellationToken);
        }
        catch (TaskCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"{address.Host} did not answer in time.", late);
        }
    }

    /// <summary>What time AWS has it, by an answer to nobody: no permission, and no signature that a wrong clock would spoil.</summary>
    /// <returns><see langword="null"/> where the answer does not say.</returns>
    /// <exception cref="HttpRequestException">There is no answer.</exception>
    internal async Task<DateTimeOffset?> ReadClockAsync(CancellationToken cancellationToken)
    {
        var endpoint = new Uri(Sts.DetermineServiceOperationEndpoint(new GetCallerIdentityRequest()).URL);
        using HttpClient client = context.OpenHttp();
        client.Timeout = ClockPatience;
        try
        {
            // What it answers does not matter, a refusal has a date as well.
            using HttpResponseMessage answer = await client.GetAsync(endpoint, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return answer.Headers.Date;
        }
        catch (TaskCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"{endpoint.Host} did not answer in time.", late);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Lazy<AmazonServiceClient> client in clients.Values)
        {
            if (client.IsValueCreated)
                client.Value.Dispose();
        }

        clients.Clear();
    }

    private TClient Client<TConfig, TClient>(string serviceId, Func<TConfig> makeConfig, Func<TConfig, TClient> makeClient)
        where TConfig : ClientConfig
        where TClient : AmazonServiceClient =>
        (TClient)clients.GetOrAdd(
            typeof(TClient),
            _ => new Lazy<AmazonServiceClient>(() => makeClient(Configure(makeConfig(), serviceId)))).Value;

    private TConfig Configure<TConfig>(TConfig config, string serviceId)
        where TConfig : ClientConfig
    {
        if (Endpoint(serviceId) is { } endpoint)
        {
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = Region;
            // An operation with a host of its own (stream-logs) is served where the others are.
            config.DisableHostPrefixInjection = true;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(Region);
        }

        config.RetryMode = RequestRetryMode.Standard;
        config.ConnectTimeout = TimeSpan.FromSeconds(5);
        if (context.HttpHandlerFactory is { } handlers)
            config.HttpClientFactory = new HandlerHttpClientFactory(handlers);
        return config;
    }

    private bool HasEndpoint(string serviceId) => Endpoint(serviceId) is not null;

    // https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
    private string? Endpoint(string serviceId)
    {
        if (string.Equals(context.Variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"), "true", StringComparison.OrdinalIgnoreCase))
            return null;

        string? endpoint = context.Variable($"AWS_ENDPOINT_URL_{serviceId}") ?? context.Variable("AWS_ENDPOINT_URL");
        if (endpoint is null)
            return null;

        return Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https"
            ? endpoint
            : throw new StagingException(
                "InvalidEndpoint", StagingErrorCategory.InvalidArgument, $"The endpoint '{endpoint}' is not an http or https URL.")
            {
                TargetInput = endpoint,
                RecommendedAction = "Correct or unset AWS_ENDPOINT_URL.",
            };
    }
}
