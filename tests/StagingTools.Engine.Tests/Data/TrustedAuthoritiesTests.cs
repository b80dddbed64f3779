using Npgsql;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Tests.Data;

public sealed class TrustedAuthoritiesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("authorities-").FullName;
    private readonly Dictionary<string, string> variables = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_file_in_the_url_counts_from_the_working_directory()
    {
        string file = Make("ca.pem");
        variables["PGSSLROOTCERT"] = Make("other.pem");

        DatabaseAddress address = await ResolveAsync("postgresql://app@db.example.com/shop?sslrootcert=ca.pem");

        Assert.Equal(file, address.RootCertificate);
        Assert.Equal(file, address.ToLibpqEnvironment("")["PGSSLROOTCERT"]);
    }

    [Fact]
    public async Task The_variable_counts_before_the_usual_file()
    {
        variables["HOME"] = folder;
        string usual = Make(Path.Combine(".postgresql", "root.crt"));
        Assert.Equal(usual, (await ResolveAsync("postgresql://app@db.example.com/shop")).RootCertificate);

        variables["PGSSLROOTCERT"] = Make("variable.pem");
        Assert.Equal(variables["PGSSLROOTCERT"], (await ResolveAsync("postgresql://app@db.example.com/shop")).RootCertificate);
    }

    [Fact]
    public async Task Without_any_file_the_systems_authorities_are_trusted_by_both_ways_to_connect()
    {
        variables["HOME"] = folder;

        DatabaseAddress address = await ResolveAsync("postgresql://app@db.example.com/shop");

        Assert.Null(address.RootCertificate);
        Assert.Equal(SslMode.VerifyFull, address.ToConnectionString().SslMode);
        Dictionary<string, string> libpq = address.ToLibpqEnvironment("");
        Assert.Equal("verify-full", libpq["PGSSLMODE"]);
        Assert.True(libpq["PGSSLROOTCERT"] == "system" || File.Exists(libpq["PGSSLROOTCERT"]));
    }

    [Fact]
    public async Task A_connection_that_verifies_nothing_needs_no_authorities()
    {
        variables["PGSSLROOTCERT"] = "/nonexistent/ca.pem";

        DatabaseAddress address = await ResolveAsync("postgresql://app@db.example.com/shop?sslmode=require");

        Assert.Null(address.RootCertificate);
        Assert.DoesNotContain("PGSSLROOTCERT", address.ToLibpqEnvironment("").Keys);
    }

    [Theory]
    [InlineData("sslrootcert")]
    [InlineData("sslcert")]
    [InlineData("sslkey")]
    public async Task A_file_that_is_not_there_is_named(string setting)
    {
        StagingException failure = await Assert.ThrowsAsync<StagingException>(
            () => ResolveAsync($"postgresql://app@db.example.com/shop?{setting}=missing.pem"));

        Assert.Equal(("CertificateNotFound", "missing.pem"), (failure.ErrorId, failure.TargetInput));
        Assert.Contains($"that {setting} names", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vault_is_read_where_the_face_has_one()
    {
        DatabaseAddress address = await ResolveAsync("vault:production", new KnownVault());

        Assert.Equal(("127.0.0.1:5432/shop", "kept"), (address.ToString(), address.Password));
    }

    [Fact]
    public async Task A_secret_that_no_vault_has_is_named()
    {
        StagingException failure = await Assert.ThrowsAsync<StagingException>(() => ResolveAsync("vault:missing", new KnownVault()));

        Assert.Equal(("ReferenceNotFound", "vault:missing"), (failure.ErrorId, failure.TargetInput));
    }

    [Fact]
    public async Task A_face_without_vaults_says_where_else_to_keep_it()
    {
        StagingException failure = await Assert.ThrowsAsync<StagingException>(() => ResolveAsync("vault:production"));

        Assert.Equal(("VaultNeedsPowerShell", "vault:production"), (failure.ErrorId, failure.TargetInput));
        Assert.Contains("secret:ID, env:NAME or file:PATH", failure.RecommendedAction, StringComparison.Ordinal);
    }

    private string Make(string name)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
        return path;
    }

    private async Task<DatabaseAddress> ResolveAsync(string reference, ISecretVault? vault = null)
    {
        var context = new StagingContext
        {
            WorkingDirectory = folder,
            TerraformDirectory = folder,
            EnvironmentVariables = variables,
            Vault = vault,
        };
        using ISecretStore secrets = new KnownSecretStore();
        return (await DatabaseReference.ResolveAsync(context, reference, secrets, Token)).Address;
    }

    private sealed class KnownVault : ISecretVault
    {
        public Task<string?> ReadAsync(string name, CancellationToken cancellationToken) =>
            Task.FromResult(name == "production" ? "postgresql://app:kept@127.0.0.1/shop" : null);
    }
}
