using Amazon.S3;
using Amazon.S3.Model;
using StagingTools.Engine;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Sandbox.Tests.Data;

namespace StagingTools.Sandbox.Tests.Environments;

/// <summary>A suite of stories of several minutes, each in a workshop of its own: only <c>./test.sh --all</c> runs it.</summary>
public abstract class LongEnvironmentSuite : IAsyncLifetime
{
    protected const string Project = "shop";

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected EnvironmentWorkshop Workshop { get; } = new();

    public async ValueTask InitializeAsync()
    {
        TwoServers.SkipOutsideLongSuites();
        await Workshop.InitializeAsync();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Workshop.DisposeAsync();
    }

    /// <summary>The objects that lie beside the states; none while there is no bucket.</summary>
    protected static async Task<IReadOnlyList<string>> KeysAsync(StagingContext context)
    {
        using AwsSession session = AwsSession.Open(context, new GetEnvironmentRequest { Project = Project });
        try
        {
            ListObjectsV2Response page = await session.S3.ListObjectsV2Async(
                new ListObjectsV2Request { BucketName = await BucketAsync(session) }, Token);
            return [.. (page.S3Objects ?? []).Select(item => item.Key)];
        }
        catch (AmazonS3Exception missing) when (missing.ErrorCode == "NoSuchBucket")
        {
            return [];
        }
    }

    /// <summary>The bucket of the states.</summary>
    private protected static async Task<string> BucketAsync(AwsSession session) =>
        $"{Project}-terraform-state-{await session.GetAccountIdAsync(Token)}-{session.Region}";
}
