using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Hosting;

/// <summary>Makes a database through the sandbox's own RDS and Secrets Manager, as any caller could.</summary>
internal static class DatabaseMaker
{
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(200);

    /// <summary>Makes the instance, waits for it, and keeps its URL in a secret where one is named.</summary>
    /// <exception cref="SandboxException">A service refused or the instance failed.</exception>
    public static async Task<SandboxDatabaseResult> MakeAsync(
        SandboxInfo info, SandboxDatabaseRequest request, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var aws = new WireClient(http, new Uri(info.Endpoint));
        string region = request.Region ?? info.Region;
        string password = request.Password
            ?? RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789", 24);
        try
        {
            await aws.QueryAsync("rds", region, "CreateDBInstance", Parameters(request, password), cancellationToken)
                .ConfigureAwait(false);
            XElement endpoint = await WaitAsync(aws, region, request.InstanceName, cancellationToken).ConfigureAwait(false);
            var result = new SandboxDatabaseResult(
                request.InstanceName,
                endpoint.Element("Address")!.Value,
                int.Parse(endpoint.Element("Port")!.Value, CultureInfo.InvariantCulture),
                request.DatabaseName,
                request.UserName,
                password,
                null);
            return request.SecretName is null
                ? result
                : result with { SecretArn = await KeepAsync(aws, region, request, result.Url, cancellationToken).ConfigureAwait(false) };
        }
        catch (AwsException refused)
        {
            throw new SandboxException(
                $"The database '{request.InstanceName}' could not be made: {refused.Code}: {refused.Message}", refused);
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Parameters(SandboxDatabaseRequest request, string password) =>
    [
        new("DBInstanceIdentifier", request.InstanceName),
        new("DBInstanceClass", "db.t4g.large"),
        new("Engine", "postgres"),
        new("DBName", request.DatabaseName),
        new("MasterUsername", request.UserName),
        new("MasterUserPassword", password),
        new("AllocatedStorage", "20"),
        new("BackupRetentionPeriod", "0"),
        .. request.Tags.SelectMany((tag, index) => new KeyValuePair<string, string>[]
        {
            new($"Tags.Tag.{index + 1}.Key", tag.Key),
            new($"Tags.Tag.{index + 1}.Value", tag.Value),
        }),
    ];

    private static async Task<XElement> WaitAsync(
        WireClient aws, string region, string name, CancellationToken cancellationToken)
    {
        while (true)
        {
            XElement answer = await aws.QueryAsync(
                "rds", region, "DescribeDBInstances", [new("DBInstanceIdentifier", name)], cancellationToken)
                .ConfigureAwait(false);
            switch (answer.Descendants("DBInstanceStatus").Single().Value)
            {
                case "available":
                    return answer.Descendants("Endpoint").Single();
                case "failed":
                    throw new SandboxException(
                        $"The database '{name}' failed to start. The reason is in the sandbox's log and status.");
                default:
                    await Task.Delay(s_poll, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
    }

    private static async Task<string> KeepAsync(
        WireClient aws, string region, SandboxDatabaseRequest request, string url, CancellationToken cancellationToken)
    {
        JsonObject answer = await aws.JsonAsync(
            "secretsmanager",
            region,
            "secretsmanager.CreateSecret",
            new JsonObject
            {
                ["Name"] = request.SecretName,
                ["SecretString"] = url,
                ["ClientRequestToken"] = Guid.NewGuid().ToString("D"),
                ["Tags"] = new JsonArray(
                    [.. request.Tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]),
            },
            cancellationToken).ConfigureAwait(false);
        return (string)answer["ARN"]!;
    }
}
