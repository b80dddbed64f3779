using StagingTools.Engine.Aws;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Data;

public sealed class DatabaseReferenceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_variable_is_followed()
    {
        DatabaseReference reference = await ResolveAsync("env:PRODUCTION");

        Assert.Equal("127.0.0.1:5432/shop", reference.Address.ToString());
        Assert.Equal("inside", reference.Address.Password);
        Assert.Null(reference.SecretName);
    }

    [Fact]
    public async Task A_file_is_followed_from_the_working_directory()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "url"), "postgresql://app:filed@127.0.0.1/shop\n", Token);

        DatabaseReference reference = await ResolveAsync("file:url", folder);

        Assert.Equal("filed", reference.Address.Password);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_secret_is_followed_and_its_name_remembered()
    {
        DatabaseReference reference = await ResolveAsync("secret:shop/staging/database-url");

        Assert.Equal("shop/staging/database-url", reference.SecretName);
        Assert.Equal("kept", reference.Address.Password);
    }

    [Fact]
    public async Task A_secret_in_the_form_of_rds_is_understood()
    {
        DatabaseReference reference = await ResolveAsync("secret:rds");

        Assert.Equal("db.internal:5433/shop", reference.Address.ToString());
        Assert.Equal("p@ss:w/rd", reference.Address.Password);
    }

    [Fact]
    public async Task A_url_without_password_takes_it_from_the_environment()
    {
        DatabaseReference reference = await ResolveAsync("postgresql://app@127.0.0.1/shop");

        Assert.Equal("from the environment", reference.Address.Password);
    }

    [Fact]
    public async Task A_url_with_a_password_is_refused_and_not_repeated()
    {
        StagingException failure = await Assert.ThrowsAsync<StagingException>(
            () => ResolveAsync("postgresql://app:tOpSeCrEt@127.0.0.1/shop"));

        Assert.Equal("PasswordInReference", failure.ErrorId);
        Assert.DoesNotContain("tOpSeCrEt", failure.Message + failure.TargetInput + failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("env:MISSING", "MISSING is not set")]
    [InlineData("file:missing", "cannot be read")]
    [InlineData("secret:missing", "no secret 'missing'")]
    public async Task A_reference_that_leads_nowhere_says_where(string reference, string expected)
    {
        StagingException failure = await Assert.ThrowsAsync<StagingException>(() => ResolveAsync(reference));

        Assert.Equal("ReferenceNotFound", failure.ErrorId);
        Assert.Equal(reference, failure.TargetInput);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tOpSeCrEt")]
    [InlineData("user:tOpSeCrEt@host/shop")]
    [InlineData("env:")]
    public async Task Other_texts_are_refused_and_not_repeated(string reference)
    {
        StagingException failure = await Assert.ThrowsAsync<StagingException>(() => ResolveAsync(reference));

        Assert.Equal("InvalidReference", failure.ErrorId);
        Assert.DoesNotContain("tOpSeCrEt", failure.Message + failure.TargetInput, StringComparison.Ordinal);
    }

    private static Task<DatabaseReference> ResolveAsync(string reference, string? folder = null)
    {
        var context = new StagingContext
        {
            WorkingDirectory = folder ?? Path.GetTempPath(),
            TerraformDirectory = Path.GetTempPath(),
            EnvironmentVariables = new Dictionary<string, string>
            {
                ["PRODUCTION"] = "postgresql://app:inside@127.0.0.1/shop",
                ["PGPASSWORD"] = "from the environment",
            },
        };
        return DatabaseReference.ResolveAsync(context, reference, new KnownSecrets(), Token);
    }

    private sealed class KnownSecrets : ISecretStore
    {
        public AwsSession? Session => null;

        public Task<(string Name, string Text)?> ReadAsync(string id, CancellationToken cancellationToken) =>
            Task.FromResult<(string, string)?>(id switch
            {
                "shop/staging/database-url" => (id, "postgresql://app:kept@db.internal/shop"),
                "rds" => (id, """{"engine":"postgres","host":"db.internal","port":5433,"dbname":"shop","username":"app","password":"p@ss:w/rd"}"""),
                _ => null,
            });

        public Task<string> CreateAsync(string name, string description, string text, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing is made here.");

        public void Dispose()
        {
        }
    }
}
