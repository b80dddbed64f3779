using StagingTools.Engine.Data;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.InVpc;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Data;

/// <summary>Syncs that run as a task in the environment's network: what is handed over, and what cannot be.</summary>
public sealed class VpcSyncTests
{
    private readonly FakeAws aws = new();
    private readonly RecordingHost host = new();

    [Theory]
    [InlineData("env:PRODUCTION_URL", null, null, "env:")]
    [InlineData(null, "file:/run/secrets/url", null, "file:")]
    [InlineData(null, null, "vault:key", "vault:")]
    [InlineData("postgresql://reader@db/app", null, null, "postgresql:")]
    public async Task A_reference_that_leads_to_this_machine_is_refused_without_repeating_it(string? source, string? target, string? key, string told)
    {
        StagingException refused = await RefuseAsync(new SyncDataRequest { InVpc = true, Source = source, Target = target, Key = key });

        Assert.Equal(("ReferenceNotReachable", StagingErrorCategory.InvalidArgument, told), (refused.ErrorId, refused.Category, refused.TargetInput));
        Assert.Contains("secret:ID", refused.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(aws.Operations);
    }

    [Theory]
    [InlineData(true, false, "--backup")]
    [InlineData(false, true, "--skip-sanitization")]
    public async Task What_a_task_cannot_do_is_refused(bool backup, bool skips, string option)
    {
        StagingException refused = await RefuseAsync(new SyncDataRequest { InVpc = true, Backup = backup, SkipSanitization = skips });

        Assert.Equal(("NotInVpc", option), (refused.ErrorId, refused.TargetInput));
        Assert.Empty(aws.Operations);
    }

    [Fact]
    public void The_task_is_told_what_was_asked_for_and_nothing_of_this_machine() =>
        Assert.Equal(
            [
                "sync", "--project", "shop", "--environment-name", "pr-42", "--rules", "rules.yaml", "--force",
                "--source", "secret:shop/production/replica", "--jobs", "4", "--max-rate", "40",
            ],
            VpcSync.Words(
                new SyncDataRequest
                {
                    InVpc = true,
                    Source = "secret:shop/production/replica",
                    Rules = "/home/me/shop/rules.yaml",
                    Jobs = 4,
                    MaxRate = 40,
                    Backup = false,
                },
                EnvironmentName.Parse("shop", "pr-42")));

    [Theory]
    [InlineData("s3://states/stagingtools/in-vpc/1", "states", "stagingtools/in-vpc/1")]
    [InlineData("", null, null)]
    [InlineData("https://states/x", null, null)]
    [InlineData("s3://states", null, null)]
    public void A_job_knows_its_run_by_a_variable(string value, string? bucket, string? folder)
    {
        VpcRun? run = VpcRun.Find(aws.Context(TimeProvider.System, (VpcRun.Variable, value)));

        Assert.Equal((bucket, folder), (run?.Bucket, run?.Folder));
        if (run is not null)
            Assert.Equal(value, run.Location);
    }

    [Fact]
    public void An_error_comes_back_as_it_was()
    {
        var error = new StagingException("UncoveredColumns", StagingErrorCategory.InvalidArgument, "No rule covers users.note.")
        {
            TargetInput = "sanitization.yaml",
            RecommendedAction = "Decide.",
        };

        StagingException back = VpcFailure.Of(error).ToException();

        Assert.Equal(
            (error.ErrorId, error.Category, error.Message, error.TargetInput, error.RecommendedAction),
            (back.ErrorId, back.Category, back.Message, back.TargetInput, back.RecommendedAction));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("s3://states/stagingtools/in-vpc/1", false)]
    public async Task A_database_that_does_not_answer_is_perhaps_one_that_only_its_VPC_reaches(string? run, bool told)
    {
        // Port 9 discards what it gets, where anybody listens at all.
        aws.On("GetSecretValue", request => FakeAnswer.Json(
            $$"""{"Name":"{{request["SecretId"]}}","SecretString":"postgresql://reader:secret@127.0.0.1:9/{{((string)request["SecretId"]!).Split('/')[1]}}"}"""));
        aws.On("PUT /stagingtools/in-vpc/1/failure.json", "");
        aws.On("GET /stagingtools/in-vpc/1/rules.yaml", "version: 1\ntables: {}\n");
        string folder = Directory.CreateTempSubdirectory("stagingtools-test-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "sanitization.yaml"), "version: 1\ntables: {}\n");
            StagingContext context = aws.Context(TimeProvider.System, (VpcRun.Variable, run ?? "")) with { WorkingDirectory = folder };

            StagingException unreachable = await Assert.ThrowsAsync<StagingException>(
                () => new SyncData(context).RunAsync(new SyncDataRequest(), host, TestContext.Current.CancellationToken));

            Assert.Equal("DatabaseUnreachable", unreachable.ErrorId);
            Assert.Equal(told, unreachable.RecommendedAction!.Contains("--in-vpc", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task An_error_that_cannot_be_handed_back_is_still_the_error()
    {
        aws.On("GET /stagingtools/in-vpc/1/rules.yaml", "nonsense: [");
        aws.On("PUT /stagingtools/in-vpc/1/failure.json", _ => new FakeAnswer(
            System.Net.HttpStatusCode.Forbidden, "<Error><Code>AccessDenied</Code><Message>no</Message></Error>", "application/xml"));

        StagingException refused = await Assert.ThrowsAsync<StagingException>(() => new SyncData(
            aws.Context(TimeProvider.System, (VpcRun.Variable, "s3://states/stagingtools/in-vpc/1"))).RunAsync(
                new SyncDataRequest(), host, TestContext.Current.CancellationToken));

        Assert.Equal("InvalidRules", refused.ErrorId);
        Assert.StartsWith("warning The error could not be handed back", Assert.Single(host.Warnings), StringComparison.Ordinal);
    }

    private Task<StagingException> RefuseAsync(SyncDataRequest request) => Assert.ThrowsAsync<StagingException>(
        () => new SyncData(aws.Context(TimeProvider.System)).RunAsync(request, host, TestContext.Current.CancellationToken));
}
