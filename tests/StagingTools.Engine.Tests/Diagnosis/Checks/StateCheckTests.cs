using System.Net;
using System.Text.Json.Nodes;
using StagingTools.Engine.Diagnosis;
using StagingTools.Engine.Diagnosis.Checks;
using StagingTools.Engine.Terraform;
using StagingTools.Engine.Tests.Environments;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Diagnosis.Checks;

public sealed class StateCheckTests : IDisposable
{
    private const string Own = "whatsapp-saas-terraform-state-123456789012-us-east-1";

    private readonly CheckTrial trial = new();
    private readonly HashSet<string> protectedBy = ["versioning", "encryption", "publicAccessBlock"];

    public void Dispose() => trial.Dispose();

    [Fact]
    public async Task A_bucket_that_is_versioned_encrypted_and_closed_passes()
    {
        Bucket(Own);

        StagingCheck check = await trial.LookAsync(new StateBackendCheck());

        Assert.Equal((CheckStatus.Passed, null), (check.Status, check.Reason));
        Assert.Equal([Own, "versioned", "encrypted", "public access blocked"], check.Evidence);
    }

    [Theory]
    [InlineData("versioning", "it is not versioned")]
    [InlineData("encryption", "it is not encrypted")]
    [InlineData("publicAccessBlock", "public access is not blocked")]
    public async Task An_own_bucket_that_lacks_a_protection_fails_and_is_mended(string lacking, string words)
    {
        Bucket(Own);
        protectedBy.Remove(lacking);

        StagingCheck broken = await trial.LookAsync(new StateBackendCheck());
        Assert.Equal((CheckStatus.Failed, $"The state bucket '{Own}' is not protected: {words}.", true), (broken.Status, broken.Reason, broken.CanFix));
        Assert.DoesNotContain($"PUT /{Own}/", trial.Aws.Operations);

        StagingCheck mended = await trial.LookAsync(new StateBackendCheck(), fix: true);
        Assert.Equal((CheckStatus.Passed, true), (mended.Status, mended.IsFixed));
        Assert.Contains(lacking, protectedBy);
    }

    [Fact]
    public async Task Somebodys_bucket_is_told_how_to_be_mended_and_left_alone()
    {
        Bucket("team-states");
        protectedBy.Clear();

        StagingCheck check = await trial.LookAsync(new StateBackendCheck(), fix: true, new() { StateBucket = "team-states" });

        Assert.Equal((CheckStatus.Failed, false), (check.Status, check.CanFix));
        Assert.Contains("'aws s3api put-bucket-versioning'", check.Mend, StringComparison.Ordinal);
        Assert.Empty(trial.Host.Questions);
    }

    [Fact]
    public async Task A_bucket_that_is_missing_fails_and_a_folder_is_a_warning()
    {
        trial.Aws.On($"HEAD /{Own}/", _ => new FakeAnswer(HttpStatusCode.NotFound, "", "application/xml"));
        StagingCheck missing = await trial.LookAsync(new StateBackendCheck());
        Assert.Equal((CheckStatus.Failed, $"The state bucket '{Own}' does not exist."), (missing.Status, missing.Reason));
        Assert.Contains("'staging new'", missing.Mend, StringComparison.Ordinal);

        StagingCheck folder = await trial.LookAsync(new StateBackendCheck(), request: new() { StateBucket = $"file:{trial.Folder}" });
        Assert.Equal(CheckStatus.Warning, folder.Status);
        Assert.Equal(CheckStatus.Failed, (await trial.LookAsync(new StateBackendCheck(), request: new() { StateBucket = "file:nowhere" })).Status);
    }

    [Fact]
    public async Task A_lock_that_nobody_holds_passes_and_one_that_somebody_holds_is_a_warning_that_is_never_mended()
    {
        Bucket(Own);
        Missing("staging/terraform.tfstate.tflock");
        Assert.Equal(["nobody holds it"], (await trial.LookAsync(new StateLockCheck())).Evidence);

        Lock("abc");
        StagingCheck check = await trial.LookAsync(new StateLockCheck(), fix: true);

        Assert.Equal((CheckStatus.Warning, false), (check.Status, check.CanFix));
        Assert.Equal(["lock abc", "held by jane@laptop for 3 h", "for 'apply'"], check.Evidence);
        Assert.Contains("'terraform force-unlock abc'", check.Mend, StringComparison.Ordinal);
        Assert.Empty(trial.Host.Questions);
    }

    [Fact]
    public async Task A_lock_that_a_run_from_this_folder_left_fails_and_is_removed()
    {
        Bucket(Own);
        Lock("abc");
        string copy = Directory.CreateDirectory(Path.Combine(trial.Folder, ".stagingtools", "whatsapp-saas", "staging", "terraform")).FullName;
        File.WriteAllText(Path.Combine(copy, "held-lock"), "abc");
        File.WriteAllText(Path.Combine(copy, "run.lock"), "");
        bool removed = false;
        trial.Aws.On($"DELETE /{Own}/staging/terraform.tfstate.tflock", _ =>
        {
            removed = true;
            Missing("staging/terraform.tfstate.tflock");
            return new FakeAnswer(HttpStatusCode.NoContent, "", "application/xml");
        });

        StagingCheck broken = await trial.LookAsync(new StateLockCheck());
        Assert.Equal((CheckStatus.Failed, true, false), (broken.Status, broken.CanFix, removed));

        StagingCheck mended = await trial.LookAsync(new StateLockCheck(), fix: true);
        Assert.Equal((CheckStatus.Passed, true, true), (mended.Status, mended.IsFixed, removed));
        Assert.Equal("Remove the lock abc of a run that is gone", Assert.Single(trial.Host.Questions).Action);
    }

    [Theory]
    [InlineData(true, "guard", null, CheckStatus.Passed)]
    [InlineData(true, null, null, CheckStatus.Skipped)]
    [InlineData(false, null, null, CheckStatus.Passed)]
    [InlineData(false, null, "2026-03-15T11:59:00Z", CheckStatus.Warning)]
    [InlineData(true, "guard", "2026-03-16T12:00:00Z", CheckStatus.Passed)]
    public async Task The_end_of_an_environment_is_watched_over_or_has_come(bool enabled, string? guardian, string? end, CheckStatus status)
    {
        Bucket(Own);
        var outputs = new Dictionary<string, object> { ["project"] = "whatsapp-saas", ["auto_destroy_enabled"] = enabled, ["auto_destroy_days"] = 7 };
        if (guardian is not null)
            outputs["guardian_function_name"] = guardian;
        if (end is not null)
            outputs["expires_at"] = end;
        State(StateText.Write([StateText.Resource("module.database", "aws_db_instance", "this", null, new { id = "db-1" })], outputs));

        StagingCheck check = await trial.LookAsync(new AutoDestroyCheck());

        Assert.Equal(status, check.Status);
        Assert.Contains(guardian is null ? "no guardian" : $"guardian {guardian}", check.Evidence);
        if (status == CheckStatus.Warning)
            Assert.Contains("'staging remove'", check.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_environment_without_a_state_has_no_end_to_watch_over()
    {
        Bucket(Own);
        Missing("staging/terraform.tfstate");

        Assert.Equal(
            (CheckStatus.Skipped, $"There is no state of staging in {Own}."),
            await trial.LookAsync(new AutoDestroyCheck()) is var check ? (check.Status, check.Reason) : default);
    }

    private void Bucket(string name)
    {
        trial.Aws.On($"HEAD /{name}/", _ => new FakeAnswer(HttpStatusCode.OK, "", "application/xml"));
        trial.Aws.On($"GET /{name}/", request => Answer((string)request["query"]!));
        trial.Aws.On($"PUT /{name}/", request =>
        {
            protectedBy.Add(Part(request));
            return new FakeAnswer(HttpStatusCode.OK, "", "application/xml");
        });
    }

    private FakeAnswer Answer(string query)
    {
        string part = query.TrimStart('?').Split('=', '&')[0];
        bool has = protectedBy.Contains(part);
        return part switch
        {
            "versioning" => Xml($"<VersioningConfiguration>{(has ? "<Status>Enabled</Status>" : "")}</VersioningConfiguration>"),
            "encryption" when has => Xml(
                "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>"),
            "publicAccessBlock" when has => Xml(
                "<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls>"
                + "<BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>"),
            _ => None("NoSuchConfiguration"),
        };
    }

    private void Lock(string id) => trial.Aws.On(
        $"GET /{Own}/staging/terraform.tfstate.tflock",
        _ => Xml(new StateLock(id, "jane@laptop", "OperationTypeApply", trial.Time.GetUtcNow().AddHours(-3)).ToJson("x")));

    private void State(string text) => trial.Aws.On($"GET /{Own}/staging/terraform.tfstate", _ => Xml(text));

    private void Missing(string key) => trial.Aws.On($"GET /{Own}/{key}", _ => None("NoSuchKey"));

    private static string Part(JsonObject request) => ((string)request["query"]!).TrimStart('?').Split('=', '&')[0];

    private static FakeAnswer Xml(string text) => new(HttpStatusCode.OK, text, "application/xml");

    private static FakeAnswer None(string code) => new(HttpStatusCode.NotFound, $"<Error><Code>{code}</Code><Message>no</Message></Error>", "application/xml");
}
