using System.Text.Json;
using Amazon.S3.Model;
using StagingTools.Engine;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Data;
using StagingTools.Sandbox.Tests.Data;
using StagingTools.Sandbox.Tests.Sandbox;

namespace StagingTools.Sandbox.Tests.Deployments;

/// <summary>
/// A staging environment beside a production database, with what a data sync within the VPC takes: the bucket of the states, the role of
/// the tools, and the command line as an image of its repository.
/// </summary>
public sealed class VpcEnvironment : IAsyncLifetime
{
    private readonly AppEnvironment application = new();

    public SandboxInfo Info => application.Info;

    public StagingContext Context => application.Context;

    private string Bucket => $"{AppEnvironment.Project}-terraform-state-{Info.AccountId}-{Info.Region}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await application.InitializeAsync();
        using AwsSession session = AwsSession.Open(Context, new SyncDataRequest());
        await session.S3.PutBucketAsync(new PutBucketRequest { BucketName = Bucket }, Stop);
        await application.RoleAsync($"{AppEnvironment.Stem}-{Info.Region}-tools");
        await PushToolAsync();
        SandboxDatabaseResult production = await SandboxController.CreateDatabaseAsync(
            Info.StateDirectory,
            new SandboxDatabaseRequest
            {
                InstanceName = "whatsapp-saas-production-db",
                DatabaseName = "whatsapp_saas",
                SecretName = $"{AppEnvironment.Project}/production/database-url",
            },
            Stop);
        await ConnectionUrl.AskAsync(
            production.Url,
            "create table users (id int primary key, email text); "
                + "insert into users select i, 'user' || i || '@real.example' from generate_series(1, 100) i; select 1",
            Stop);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    /// <summary>Asks staging's database for one value.</summary>
    public Task<object?> AskAsync(string sql) => ConnectionUrl.AskAsync(application.Database.Url, sql, Stop);

    /// <summary>What lies in the folders of runs.</summary>
    public async Task<IReadOnlyList<string>> ExchangedAsync()
    {
        using AwsSession session = AwsSession.Open(Context, new SyncDataRequest());
        ListObjectsV2Response listed = await session.S3.ListObjectsV2Async(
            new ListObjectsV2Request { BucketName = Bucket, Prefix = "stagingtools/" }, Stop);
        return [.. (listed.S3Objects ?? []).Select(one => one.Key)];
    }

    // The image is a note of where the command line is.
    private async Task PushToolAsync()
    {
        string folder = TestImage.Make([]);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "sandbox-image.json"),
            JsonSerializer.Serialize(new { entryPoint = new[] { "dotnet", Path.Combine(AppContext.BaseDirectory, "staging.dll") }, command = new[] { "--help" } }),
            Stop);
        await SandboxController.PushImageAsync(Info.StateDirectory, AppEnvironment.Stem, "stagingtools", folder, cancellationToken: Stop);
    }
}
