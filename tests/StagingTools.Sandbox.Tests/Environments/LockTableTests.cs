using System.Text.Json.Nodes;
using StagingTools.Engine;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Terraform;
using StagingTools.Sandbox.Tests.Data;
using StagingTools.Sandbox.Tests.Sandbox;

namespace StagingTools.Sandbox.Tests.Environments;

/// <summary>The DynamoDB table that states can be locked in as well.</summary>
public sealed class LockTableTests(TestSandbox sandbox) : IClassFixture<TestSandbox>
{
    private const string Path = "states/staging/terraform.tfstate";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_table_is_made_once_and_locks_are_taken_away_by_their_id_alone()
    {
        using AwsSession session = Open();
        var table = new LockTable(session, "terraform-locks", TimeProvider.System);
        var host = new RecordingHost();

        await table.EnsureAsync("shop", host, Stop);
        await table.EnsureAsync("shop", host, Stop);
        Assert.Single(host.Lines, line => line.StartsWith("Made the lock table terraform-locks", StringComparison.Ordinal));

        await PutAsync(Path, """{"ID":"1","Who":"ann@build"}""");
        await PutAsync($"{Path}-md5", null);
        await table.RemoveAsync(Path, new StateLock("2", "", "", null), Stop);
        Assert.True(await ExistsAsync(Path));
        await table.RemoveAsync(Path, new StateLock("1", "", "", null), Stop);
        Assert.False(await ExistsAsync(Path));
        await table.RemoveAsync(Path, new StateLock("1", "", "", null), Stop);

        await table.ForgetDigestAsync(Path, Stop);
        Assert.False(await ExistsAsync($"{Path}-md5"));
    }

    [Fact]
    public async Task A_table_that_is_for_something_else_is_refused()
    {
        await CallAsync("CreateTable", new
        {
            TableName = "orders",
            BillingMode = "PAY_PER_REQUEST",
            AttributeDefinitions = new[] { new { AttributeName = "Id", AttributeType = "S" } },
            KeySchema = new[] { new { AttributeName = "Id", KeyType = "HASH" } },
        });
        using AwsSession session = Open();

        StagingException error = await Assert.ThrowsAsync<StagingException>(
            () => new LockTable(session, "orders", TimeProvider.System).EnsureAsync("shop", new RecordingHost(), Stop));

        Assert.Equal(("LockTableUnusable", "orders"), (error.ErrorId, error.TargetInput));
    }

    private AwsSession Open() => AwsSession.Open(
        new StagingContext
        {
            WorkingDirectory = sandbox.Info.StateDirectory,
            TerraformDirectory = sandbox.Info.StateDirectory,
            EnvironmentVariables = sandbox.Info.Environment,
        },
        new GetEnvironmentRequest());

    private Task<JsonNode> PutAsync(string id, string? info) => CallAsync("PutItem", new
    {
        TableName = "terraform-locks",
        Item = info is null ? (object)new { LockID = new { S = id } } : new { LockID = new { S = id }, Info = new { S = info } },
    });

    private async Task<bool> ExistsAsync(string id) =>
        (await CallAsync("GetItem", new { TableName = "terraform-locks", Key = new { LockID = new { S = id } } }))["Item"] is not null;

    private Task<JsonNode> CallAsync(string operation, object body) =>
        sandbox.Aws.JsonAsync("dynamodb", $"DynamoDB_20120810.{operation}", body);
}
