using System.Text.Json.Nodes;
using StagingTools.Engine.Costs;
using StagingTools.Engine.Data;
using StagingTools.Engine.Data.Discovery;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Logs;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Settings;

/// <summary>The account of the fake AWS, 123456789012, is production here.</summary>
public sealed class ProductionAccountTests : IDisposable
{
    private const string Production =
        "{\n  \"project\": \"shop\",\n  \"region\": \"us-east-1\",\n  \"productionAccounts\": [\"111122223333\", \"123456789012\"]\n}";

    private readonly SettingsFolder folder = new SettingsFolder().With(Production);

    [Fact]
    public Task Creating_is_refused() => AssertRefusedAsync(
        (context, host, token) => new NewEnvironment(context).RunAsync(new NewEnvironmentRequest(), host, token));

    [Fact]
    public Task Removing_is_refused() => AssertRefusedAsync(
        (context, host, token) => new RemoveEnvironment(context).RunAsync(new RemoveEnvironmentRequest(), host, token));

    [Fact]
    public Task Publishing_is_refused() => AssertRefusedAsync(
        (context, host, token) => new PublishApp(context).RunAsync(new PublishAppRequest { ImageTag = "1.4.2" }, host, token));

    [Fact]
    public Task Running_a_task_is_refused() => AssertRefusedAsync(
        (context, host, token) => new InvokeTask(context).RunAsync(new InvokeTaskRequest { Command = ["seed"] }, host, token));

    [Fact]
    public Task A_data_sync_is_refused() => AssertRefusedAsync(
        (context, host, token) => new SyncData(context).RunAsync(
            new SyncDataRequest { SkipSanitization = true, AcceptUnmaskedData = true }, host, token));

    [Fact]
    public Task Restoring_data_is_refused() => AssertRefusedAsync(
        (context, host, token) => new RestoreData(context).RunAsync(new RestoreDataRequest(), host, token));

    [Fact]
    public Task Marking_a_database_is_refused() => AssertRefusedAsync(
        (context, host, token) => new MarkTarget(context).RunAsync(new MarkTargetRequest(), host, token));

    [Fact]
    public Task Describing_warns() => AssertWarnedAsync(
        (context, host, token) => new GetEnvironment(context).RunAsync(new GetEnvironmentRequest(), host, token));

    [Fact]
    public Task Pricing_warns() => AssertWarnedAsync(
        (context, host, token) => new GetCost(context).RunAsync(new GetCostRequest { EstimateOnly = true }, host, token));

    [Fact]
    public Task Reading_logs_warns() => AssertWarnedAsync(
        (context, host, token) => new WatchLog(context).RunAsync(new WatchLogRequest(), host, token));

    [Fact]
    public Task Proposing_rules_warns() => AssertWarnedAsync(
        (context, host, token) => new NewDataRule(context).RunAsync(new NewDataRuleRequest(), host, token));

    [Fact]
    public Task Checking_rules_warns()
    {
        File.WriteAllText(Path.Combine(folder.Root, "sanitization.yaml"), "version: 1\n");
        return AssertWarnedAsync(
            (context, host, token) => new CheckDataRule(context).RunAsync(new CheckDataRuleRequest(), host, token));
    }

    [Fact]
    public async Task An_account_that_is_not_named_is_neither_refused_nor_warned_of()
    {
        folder.With("""{ "project": "shop", "region": "us-east-1", "productionAccounts": ["111122223333"] }""");
        folder.Aws.On("DescribeClusters", """{"clusters":[],"failures":[]}""").On("ListClusters", """{"clusterArns":[]}""")
            .On("DescribeRepositories", """{"repositories":[]}""");

        StagingException error = await Assert.ThrowsAsync<StagingException>(
            () => new PublishApp(Context()).RunAsync(new PublishAppRequest { ImageTag = "1.4.2" }, folder.Host, Token));

        Assert.NotEqual("ProductionAccount", error.ErrorId);
        Assert.Empty(folder.Host.Warnings);
    }

    [Fact]
    public async Task Nobody_is_asked_for_the_account_where_no_account_is_production()
    {
        folder.With("""{ "project": "shop", "region": "us-east-1" }""");
        folder.Aws.On("FilterLogEvents", """{"events":[]}""");

        await foreach (StagingLogEvent _ in new WatchLog(Context()).RunAsync(new WatchLogRequest(), folder.Host, Token))
        {
        }

        Assert.DoesNotContain("GetCallerIdentity", folder.Aws.Operations);
    }

    public void Dispose() => folder.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task AssertRefusedAsync<T>(Func<StagingContext, RecordingHost, CancellationToken, Task<T>> run)
    {
        StagingException error = await Assert.ThrowsAsync<StagingException>(() => run(Context(), folder.Host, Token));

        Assert.Equal(
            ("ProductionAccount", StagingErrorCategory.PermissionDenied, "123456789012"),
            (error.ErrorId, error.Category, error.TargetInput));
        Assert.Contains($"{folder.File}(4,25)", error.Message, StringComparison.Ordinal);
        Assert.Contains("--profile-name", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(folder.Host.Questions);
        Assert.All(folder.Aws.Operations, operation => Assert.StartsWith("Get", operation, StringComparison.Ordinal));
    }

    private async Task AssertWarnedAsync<T>(Func<StagingContext, RecordingHost, CancellationToken, IAsyncEnumerable<T>> run)
    {
        // What follows the warning fails: there is nothing in this account.
        await Record.ExceptionAsync(async () =>
        {
            await foreach (T _ in run(Context(), folder.Host, Token))
            {
            }
        });

        Assert.Contains(
            $"warning Account 123456789012 is production, says {folder.File}(4,25). This only reads.", folder.Host.Warnings);
    }

    // Secrets lead to a port where nobody listens.
    private StagingContext Context()
    {
        folder.Aws.On("GetSecretValue", request => FakeAnswer.Json(new JsonObject
        {
            ["Name"] = request["SecretId"]!.DeepClone(),
            ["SecretString"] = $"postgresql://app:x@127.0.0.1:9/{((string)request["SecretId"]!).Split('/')[1]}",
        }));
        return folder.Context(null, ("STAGINGTOOLS_TERRAFORM", Terraform()));
    }

    private string Terraform()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for terraform is a shell script.");
        string path = Path.Combine(folder.Root, "terraform");
        File.WriteAllText(path, "#!/bin/sh\necho '{\"terraform_version\": \"1.12.0\"}'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
