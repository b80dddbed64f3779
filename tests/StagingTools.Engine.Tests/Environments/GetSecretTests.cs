using System.Runtime.InteropServices;
using System.Security;
using StagingTools.Completion;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Environments.Rotation;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Environments;

public sealed class GetSecretTests
{
    private const string Value = "a-value-that-nobody-may-see";

    private readonly FakeAws aws = new();
    private readonly RecordingHost host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Secrets_come_with_hidden_values_and_their_text_and_json_never_show_one()
    {
        Store("admin-token", "database-url");

        List<StagingSecret> secrets = await ReadAsync(new GetSecretRequest());

        Assert.Equal(["admin-token", "database-url"], secrets.Select(secret => secret.Secret));
        Assert.Equal("whatsapp-saas/staging/admin-token", secrets[0].SecretId);
        Assert.All(secrets, secret => Assert.Equal(Value, Reveal(secret.Value!)));
        Assert.All(secrets, secret => Assert.Null(secret.PlainText));
        Assert.DoesNotContain(Value, string.Join('\n', secrets.Select(secret => $"{secret} {JsonText.Document(secret)}")), StringComparison.Ordinal);
        Assert.DoesNotContain(host.Lines, line => line.Contains(Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_value_becomes_text_only_when_that_is_asked_for_and_not_in_what_the_secret_says_of_itself()
    {
        Store("admin-token", "database-url");

        StagingSecret secret = Assert.Single(await ReadAsync(new GetSecretRequest { Secret = "database-*", AsPlainText = true }));

        Assert.Equal(("database-url", Value), (secret.Secret, secret.PlainText));
        Assert.Equal("whatsapp-saas/staging/database-url", secret.ToString());
    }

    [Fact]
    public async Task A_build_server_is_told_to_hide_what_is_handed_out_and_the_password_in_it()
    {
        const string Connection = "postgresql://admin:p%40ss%25word@db:5432/app";
        aws.On("DescribeSecret", """{"ARN":"arn:1","Name":"whatsapp-saas/staging/database-url"}""")
            .On("GetSecretValue", $$"""{"SecretString":"{{Connection}}"}""");
        (string, string) server = ("GITHUB_ACTIONS", "true");

        await ReadAsync(new GetSecretRequest { Secret = "database-url" }, server);
        Assert.DoesNotContain(host.Lines, line => line.Contains("add-mask", StringComparison.Ordinal));

        await ReadAsync(new GetSecretRequest { Secret = "database-url", AsPlainText = true }, server);
        Assert.Equal(
            [
                "info ::add-mask::postgresql://admin:p%2540ss%2525word@db:5432/app", "info ::add-mask::p%2540ss%2525word",
                "info ::add-mask::p@ss%25word",
            ],
            host.Lines.Where(line => line.Contains("add-mask", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("datebase-url")]
    [InlineData("redis-url")]
    public async Task A_secret_that_is_not_there_is_named(string name)
    {
        Store("admin-token");

        StagingException missing = await Assert.ThrowsAsync<StagingException>(() => ReadAsync(new GetSecretRequest { Secret = name }));

        Assert.Equal(("SecretNotFound", StagingErrorCategory.NotFound, name), (missing.ErrorId, missing.Category, missing.TargetInput));
    }

    [Fact]
    public void Completion_offers_the_secrets_that_there_can_be() =>
        Assert.Equal(SecretValues.AllNames.Order(StringComparer.Ordinal), SecretNameCompleter.Names);

    [Fact]
    public void Completion_offers_the_secrets_that_can_be_rotated() =>
        Assert.Equal(UpdateSecret.Rotatable, RotatableSecretCompleter.Rotatable);

    private static string Reveal(SecureString secret)
    {
        nint text = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            return Marshal.PtrToStringUni(text)!;
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(text);
        }
    }

    private async Task<List<StagingSecret>> ReadAsync(GetSecretRequest request, params (string, string)[] variables)
    {
        List<StagingSecret> found = [];
        await foreach (StagingSecret secret in new GetSecret(aws.Context(TimeProvider.System, variables)).RunAsync(request, host, Token))
            found.Add(secret);
        return found;
    }

    private void Store(params string[] names) => aws
        .On("DescribeSecret", request => names.Contains(((string)request["SecretId"]!).Split('/')[^1])
            ? FakeAnswer.Json($$"""{"ARN":"arn:{{request["SecretId"]}}","Name":"{{request["SecretId"]}}"}""")
            : FakeAnswer.Error("ResourceNotFoundException", "no"))
        .On("GetSecretValue", $$"""{"SecretString":"{{Value}}"}""");
}
