using System.Net;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Terraform;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Environments;

public sealed class StateBucketTests
{
    private const string Account = "123456789012";
    private static readonly EnvironmentName Name = EnvironmentName.Parse("shop", "staging");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("whatsapp-saas", "us-east-1", "whatsapp-saas-terraform-state-123456789012-us-east-1")]
    [InlineData("a2345678901234567890", "ap-southeast-2", "a2345678901234567890-tfstate-123456789012-ap-southeast-2")]
    public void The_default_name_is_unique_in_all_of_AWS_and_never_too_long(string project, string region, string expected)
    {
        string name = StateBucket.DefaultName(project, Account, region);

        Assert.Equal(expected, name);
        Assert.InRange(name.Length, 3, 63);
    }

    [Fact]
    public async Task A_bucket_that_is_ours_exists_and_one_that_is_not_there_does_not()
    {
        Assert.True(await ExistsAsync(new FakeS3()));
        Assert.False(await ExistsAsync(new FakeS3 { BucketStatus = HttpStatusCode.NotFound }));
    }

    [Fact]
    public async Task The_owner_of_the_bucket_is_part_of_the_question()
    {
        string? owner = null;
        var s3 = new FakeS3 { OnRequest = request => owner = request.Headers.GetValues("x-amz-expected-bucket-owner").Single() };

        await ExistsAsync(s3);

        Assert.Equal(Account, owner);
    }

    [Fact]
    public async Task A_bucket_of_somebody_else_is_a_clear_error()
    {
        StagingException error = await Assert.ThrowsAsync<StagingException>(
            () => ExistsAsync(new FakeS3 { BucketStatus = HttpStatusCode.Forbidden }));

        Assert.Equal(("StateBucketForbidden", StagingErrorCategory.PermissionDenied, "states"), (error.ErrorId, error.Category, error.TargetInput));
        Assert.Contains("belongs to another account", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bucket_in_another_region_is_a_clear_error()
    {
        StagingException error = await Assert.ThrowsAsync<StagingException>(
            () => ExistsAsync(new FakeS3 { BucketRegion = "eu-west-1" }));

        Assert.Equal("StateBucketElsewhere", error.ErrorId);
        Assert.Contains("lies in eu-west-1, not in us-east-1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bucket_that_is_made_is_protected_and_versioning_is_switched_on_last()
    {
        List<string> written = [];
        string lifecycle = "";
        var s3 = new FakeS3
        {
            OnRequest = request =>
            {
                if (request.Method != HttpMethod.Put)
                    return;
                written.Add(request.RequestUri!.Query.TrimEnd('='));
                if (request.RequestUri.Query.Contains("lifecycle", StringComparison.Ordinal))
                    lifecycle = request.Content!.ReadAsStringAsync(Token).GetAwaiter().GetResult();
            },
        };
        using AwsSession session = Open(s3);

        await new StateBucket(session, Account, "shop", "states").CreateAsync(new RecordingHost(), Token);

        Assert.Equal(["", "?tagging", "?publicAccessBlock", "?encryption", "?lifecycle", "?versioning"], written);
        // The last states stay, however old they are.
        Assert.Contains("<NewerNoncurrentVersions>20</NewerNoncurrentVersions>", lifecycle, StringComparison.Ordinal);
        Assert.Contains("<NoncurrentDays>90</NoncurrentDays>", lifecycle, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environments_of_a_bucket_are_its_states()
    {
        var s3 = new FakeS3();
        foreach (string key in (string[])["staging/terraform.tfstate", "pr-42/terraform.tfstate", "staging/terraform.tfstate.tflock", "a/b/terraform.tfstate", "notes.txt"])
            s3.Objects[key] = "{}";
        using AwsSession session = Open(s3);

        Assert.Equal(["pr-42", "staging"], await Store(session, TimeProvider.System).ListAsync(Token));
    }

    [Fact]
    public async Task The_state_of_another_project_is_refused()
    {
        var s3 = new FakeS3();
        s3.Objects["staging/terraform.tfstate"] = StateText.Complete(project: "other");
        using AwsSession session = Open(s3);

        StagingException error = await Assert.ThrowsAsync<StagingException>(
            () => Store(session, TimeProvider.System).ReadAsync(Name, Token));

        Assert.Equal("StateOfAnotherProject", error.ErrorId);
        Assert.Contains("is the state of 'other', not of 'shop'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_stays_is_an_error_and_one_that_goes_is_waited_for()
    {
        const string Lock = """{"ID":"50868fb3","Operation":"OperationTypeApply","Who":"ci@runner-7","Created":"2026-11-22T18:47:41Z"}""";
        var time = new FakeTime(new DateTimeOffset(2026, 11, 22, 19, 0, 0, TimeSpan.Zero));
        var s3 = new FakeS3();
        s3.Objects["staging/terraform.tfstate.tflock"] = Lock;
        using AwsSession session = Open(s3, time);
        var store = Store(session, time);
        var host = new RecordingHost();

        StateLockedException error = await Assert.ThrowsAsync<StateLockedException>(
            () => store.WaitForLockAsync(Name, TimeSpan.FromSeconds(10), _ => false, host, Token));
        int asked = 0;
        s3.OnRequest = _ =>
        {
            if (++asked == 3)
                s3.Objects.Remove("staging/terraform.tfstate.tflock");
        };
        await store.WaitForLockAsync(Name, TimeSpan.FromSeconds(60), _ => false, host, Token);

        Assert.Equal("ci@runner-7", error.Lock.Holder);
        Assert.Contains("s3://states/staging/terraform.tfstate is locked by ci@runner-7 for 'apply' since 12 min", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, asked);
        Assert.Contains("info Waiting for the lock that ci@runner-7 holds for 'apply'.", host.Lines);
    }

    [Fact]
    public async Task A_lock_whose_holder_is_gone_is_not_waited_for_and_goes_only_while_it_is_still_the_same()
    {
        var s3 = new FakeS3();
        s3.Objects["staging/terraform.tfstate.tflock"] = """{"ID":"50868fb3","Operation":"OperationTypeApply","Who":"ci@runner-7"}""";
        List<string> deleted = [];
        s3.OnRequest = request =>
        {
            if (request.Method == HttpMethod.Delete)
                deleted.Add(request.RequestUri!.AbsolutePath);
        };
        using AwsSession session = Open(s3);
        var store = Store(session, TimeProvider.System);

        StateLock? left = await store.WaitForLockAsync(Name, TimeSpan.Zero, held => held.Id == "50868fb3", new RecordingHost(), Token);
        await store.RemoveLockAsync(Name, left!, Token);
        s3.Objects["staging/terraform.tfstate.tflock"] = """{"ID":"another","Operation":"OperationTypeApply","Who":"ci@runner-8"}""";
        await store.RemoveLockAsync(Name, left!, Token);

        Assert.Equal("ci@runner-7", left!.Holder);
        Assert.Equal("/states/staging/terraform.tfstate.tflock", Assert.Single(deleted));
    }

    [Fact]
    public void Terraform_finds_the_state_in_the_same_place_by_path_on_an_endpoint_of_its_own()
    {
        using AwsSession session = Open(new FakeS3());

        IReadOnlyDictionary<string, string> settings = Store(session, TimeProvider.System).BackendSettings(Name);

        Assert.Equal(("states", "staging/terraform.tfstate", "us-east-1"), (settings["bucket"], settings["key"], settings["region"]));
        Assert.Equal(("true", "true", "true"), (settings["encrypt"], settings["use_lockfile"], settings["use_path_style"]));
    }

    private static AwsSession Open(FakeS3 s3, TimeProvider? time = null) =>
        AwsSession.Open(s3.Context(time), new GetEnvironmentRequest { Project = "shop" });

    private static async Task<bool> ExistsAsync(FakeS3 s3)
    {
        using AwsSession session = Open(s3);
        return await new StateBucket(session, Account, "shop", "states").ExistsAsync(Token);
    }

    private static S3StateStore Store(AwsSession session, TimeProvider clock) =>
        new(session, new StateBucket(session, Account, "shop", "states"), clock);
}
