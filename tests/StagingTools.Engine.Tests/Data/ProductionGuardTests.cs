using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Swap;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Data;

public sealed class ProductionGuardTests : IDisposable
{
    private static readonly EnvironmentName Staging = EnvironmentName.Parse("shop", "staging");

    private static readonly StagingContext Context = new()
    {
        WorkingDirectory = Path.GetTempPath(),
        TerraformDirectory = Path.GetTempPath(),
        EnvironmentVariables = new Dictionary<string, string>
        {
            ["SAME"] = "postgresql://other@PROD.internal:5432/shop?sslmode=disable",
            ["OTHER"] = "postgresql://app@prod.internal/shop_staging?sslmode=disable",
        },
    };

    private readonly KnownSecretStore secrets = new()
    {
        Texts =
        {
            ["shop/production/database-url"] = "postgresql://app:tOpSeCrEt@prod.internal/shop?sslmode=disable",
            ["shop/staging/database-url"] = "postgresql://app:tOpSeCrEt@staging.internal/shop?sslmode=disable",
        },
    };

    private readonly RecordingHost host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => secrets.Dispose();

    [Theory]
    [InlineData("secret:shop/production/database-url")]
    [InlineData("env:SAME")]
    public async Task Productions_database_is_no_target_under_any_name(string reference)
    {
        StagingException failure = await Assert.ThrowsAsync<StagingException>(() => RefuseAsync(reference));

        Assert.Equal(("TargetIsProduction", reference), (failure.ErrorId, failure.TargetInput));
        Assert.Contains("secret shop/production/database-url", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("tOpSeCrEt", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secret:shop/staging/database-url")]
    [InlineData("env:OTHER")]
    public async Task Other_databases_are(string reference) => await RefuseAsync(reference);

    [Fact]
    public async Task Without_productions_secret_there_is_nothing_to_compare_with()
    {
        secrets.Texts.Remove("shop/production/database-url");

        await RefuseAsync("env:SAME");

        Assert.Contains("verbose The target is not compared with secret shop/production/database-url: ReferenceNotFound.", host.Lines);
    }

    private async Task RefuseAsync(string reference) => await ProductionGuard.RefuseAsync(
        Context, await DatabaseReference.ResolveAsync(Context, reference, secrets, Token), Staging, secrets, usesSecrets: true, host, Token);
}
