using System.Text;
using System.Text.Json.Nodes;
using StagingTools.Engine.Data;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Masks;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Settings;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Data;

public sealed class MaskingKeyTests
{
    private const string Name = "whatsapp-saas/staging/masking-key";

    private readonly FakeAws aws = new();
    private readonly RecordingHost host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_environments_key_is_read_from_its_secret()
    {
        aws.On("GetSecretValue", Secret("a key that is long enough"));

        Assert.Equal("a key that is long enough", await ResolveAsync());
        Assert.Equal(["GetSecretValue"], aws.Operations);
    }

    [Fact]
    public async Task A_missing_key_is_made_with_the_environments_tags()
    {
        aws.Fail("GetSecretValue", "ResourceNotFoundException").On("CreateSecret", "{}");

        string key = await ResolveAsync();

        JsonObject created = aws.Requests("CreateSecret").Single();
        Assert.Equal(64, key.Length);
        Assert.Equal(key, (string?)created["SecretString"]);
        Assert.Equal(Name, (string?)created["Name"]);
        Assert.Equal(
            ["Project=whatsapp-saas", "Environment=staging", "ManagedBy=StagingTools"],
            created["Tags"]!.AsArray().Select(tag => $"{tag!["Key"]}={tag["Value"]}"));
        Assert.DoesNotContain(host.Lines, line => line.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_that_waits_for_its_deletion_is_brought_back()
    {
        bool restored = false;
        aws.On("GetSecretValue", _ => restored
                ? FakeAnswer.Json(Secret("the key of the removed environment"))
                : FakeAnswer.Error("InvalidRequestException", "marked for deletion"))
            .Fail("CreateSecret", "InvalidRequestException", "scheduled for deletion")
            .On("RestoreSecret", _ =>
            {
                restored = true;
                return FakeAnswer.Json("{}");
            });

        Assert.Equal("the key of the removed environment", await ResolveAsync());
    }

    [Fact]
    public async Task A_key_that_another_run_made_meanwhile_is_taken()
    {
        bool made = false;
        aws.On("GetSecretValue", _ => made ? FakeAnswer.Json(Secret("the other run's key of today")) : FakeAnswer.Error("ResourceNotFoundException"))
            .On("CreateSecret", _ =>
            {
                made = true;
                return FakeAnswer.Error("ResourceExistsException");
            });

        Assert.Equal("the other run's key of today", await ResolveAsync());
    }

    [Fact]
    public async Task A_reference_wins_over_the_environments_key()
    {
        Assert.Equal("a key in a variable, trimmed", await ResolveAsync("env:KEY"));
        Assert.Empty(aws.Operations);
    }

    [Fact]
    public async Task A_short_key_is_refused_and_not_repeated()
    {
        StagingException failure = await Assert.ThrowsAsync<StagingException>(() => ResolveAsync("env:SHORT"));

        Assert.Equal("MaskingKeyTooShort", failure.ErrorId);
        Assert.DoesNotContain("tOpSeCrEt", failure.ToString(), StringComparison.Ordinal);
    }

    private static string Secret(string text) => new JsonObject { ["Name"] = Name, ["SecretString"] = text }.ToJsonString();

    private async Task<string> ResolveAsync(string? reference = null)
    {
        StagingContext context = aws.Context(
            TimeProvider.System, ("KEY", "a key in a variable, trimmed\n"), ("SHORT", "tOpSeCrEt"));
        var request = new SyncDataRequest();
        using AwsSecretStore secrets = new(context, request);
        byte[] key = await MaskingKey.ResolveAsync(
            context, reference, EnvironmentName.Parse(StagingSettings.Fill(context, request)), usesSecrets: true, secrets, host, Token);
        return Encoding.UTF8.GetString(key);
    }
}
