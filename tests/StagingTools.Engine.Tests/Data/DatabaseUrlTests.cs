using Npgsql;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Data;

public sealed class DatabaseUrlTests
{
    [Fact]
    public void Every_part_is_read()
    {
        DatabaseAddress address = DatabaseUrl.Parse("postgresql://app:s3cret@db.example.com:6432/shop?sslmode=verify-full", "env:URL");

        Assert.Equal("db.example.com", address.Host);
        Assert.Equal(6432, address.Port);
        Assert.Equal("shop", address.Database);
        Assert.Equal("app", address.User);
        Assert.Equal("s3cret", address.Password);
        Assert.Equal(SslMode.VerifyFull, address.SslMode);
    }

    [Fact]
    public void Percent_encoded_characters_are_decoded_everywhere()
    {
        DatabaseAddress address = DatabaseUrl.Parse("postgres://my%40user:p%3A%2F%3F%23%25w@host/d%20b", "env:URL");

        Assert.Equal("my@user", address.User);
        Assert.Equal("p:/?#%w", address.Password);
        Assert.Equal("d b", address.Database);
    }

    [Theory]
    [InlineData("postgresql://app:old@db:6432/shop?sslmode=require", "postgresql://me:n%26w@db:6432/shop?sslmode=require")]
    [InlineData("postgresql://app@db/shop", "postgresql://me:n%26w@db/shop")]
    [InlineData("postgres://db", "postgres://me:n%26w@db")]
    [InlineData("postgresql://app:a@b@db/shop?x=a@b", "postgresql://me:n%26w@db/shop?x=a@b")]
    public void Another_login_leaves_everything_else_as_it_was(string url, string expected)
    {
        Assert.Equal(expected, DatabaseUrl.WithLogin(url, "me", "n&w"));
    }

    [Fact]
    public void An_at_sign_in_the_password_does_not_end_it()
    {
        DatabaseAddress address = DatabaseUrl.Parse("postgresql://app:a@b@host/shop", "env:URL");

        Assert.Equal("a@b", address.Password);
        Assert.Equal("host", address.Host);
    }

    [Theory]
    [InlineData("postgresql://app@db.example.com/shop", SslMode.VerifyFull)]
    [InlineData("postgresql://app@10.0.0.7/shop?ssl=true", SslMode.VerifyFull)]
    [InlineData("postgresql://app@localhost/shop?ssl=true", SslMode.Require)]
    [InlineData("postgresql://app@/shop?host=%2Fvar%2Frun%2Fpostgresql", SslMode.Prefer)]
    [InlineData("postgresql://app@db.example.com/shop?sslaccept=accept_invalid_certs", SslMode.Require)]
    [InlineData("postgresql://app@db.example.com/shop?sslmode=require&sslaccept=strict", SslMode.VerifyFull)]
    [InlineData("postgresql://app@127.0.0.1/shop", SslMode.Prefer)]
    [InlineData("postgresql://app@localhost/shop", SslMode.Prefer)]
    [InlineData("postgresql://app@db.example.com/shop?sslmode=disable", SslMode.Disable)]
    [InlineData("postgresql://app@db.example.com/shop?sslmode=require", SslMode.Require)]
    [InlineData("postgresql://app@db.example.com/shop?sslaccept=strict", SslMode.VerifyFull)]
    [InlineData("postgresql://app@db.example.com/shop?sslmode=verify-ca&sslrootcert=/etc/ca.pem", SslMode.VerifyCA)]
    public void Certificates_are_verified_beyond_this_machine_unless_the_url_says_otherwise(string url, SslMode expected) =>
        Assert.Equal(expected, DatabaseUrl.Parse(url, "env:URL").SslMode);

    [Fact]
    public void Settings_of_pools_and_object_mappers_are_read_over()
    {
        DatabaseAddress address = DatabaseUrl.Parse(
            "postgresql://app@localhost:5432/shop?schema=public&connection_limit=5&pool_timeout=10&pgbouncer=false", "env:URL");

        Assert.Equal("shop", address.Database);
    }

    [Fact]
    public void A_host_in_the_parameters_is_that_of_a_socket()
    {
        DatabaseAddress address = DatabaseUrl.Parse("postgresql://app@/shop?host=%2Fvar%2Frun%2Fpostgresql", "env:URL");

        Assert.Equal("/var/run/postgresql", address.Host);
    }

    [Fact]
    public void An_ipv6_address_stands_in_brackets()
    {
        DatabaseAddress address = DatabaseUrl.Parse("postgresql://app@[::1]:6543/shop", "env:URL");

        Assert.Equal(("::1", 6543), (address.Host, address.Port));
        Assert.Equal("[::1]:6543/shop", address.ToString());
    }

    [Theory]
    [InlineData("mysql://app:tOpSeCrEt@host/shop", "does not start with postgresql://")]
    [InlineData("postgresql://app:tOpSeCrEt@host:99999/shop", "port")]
    [InlineData("postgresql://app:tOpSeCrEt@host", "names no database")]
    [InlineData("postgresql://host/shop", "names no user")]
    [InlineData("postgresql://app:tOpSeCrEt@/shop", "names no host")]
    [InlineData("postgresql://app:tOpSeCrEt@a,b/shop", "several hosts")]
    [InlineData("postgresql://app:tOpSeCrEt%@host/shop", "%25")]
    [InlineData("postgresql://app:tOpSeCrEt@host/shop?sslmode=yes", "sslmode")]
    [InlineData("postgresql://app:tOpSeCrEt@host/shop?sslmod=require", "'sslmod'")]
    public void What_is_wrong_is_said_without_the_password(string url, string expected)
    {
        StagingException failure = Assert.Throws<StagingException>(() => DatabaseUrl.Parse(url, "env:DATABASE_URL"));

        Assert.Equal("InvalidDatabaseUrl", failure.ErrorId);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.Contains("env:DATABASE_URL", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("tOpSeCrEt", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pooler_is_refused_because_snapshots_cannot_be_shared_through_it()
    {
        StagingException failure = Assert.Throws<StagingException>(
            () => DatabaseUrl.Parse("postgresql://app@localhost:6432/shop?pgbouncer=true", "env:DATABASE_URL"));

        Assert.Equal("DatabaseBehindPooler", failure.ErrorId);
    }

    [Theory]
    [InlineData("postgresql://app:tOpSeCrEt@host/shop", "postgresql://app:***@host/shop")]
    [InlineData("postgresql://app:tOp@SeCrEt@host:1/shop?sslmode=require", "postgresql://app:***@host:1/shop")]
    [InlineData("postgresql://app@host/shop?password=tOpSeCrEt", "postgresql://app@host/shop")]
    [InlineData("postgresql://host", "postgresql://host")]
    public void A_url_is_shown_without_its_password(string url, string expected) => Assert.Equal(expected, DatabaseUrl.Redact(url));

    [Fact]
    public void Programs_get_the_password_through_their_environment()
    {
        Dictionary<string, string> environment =
            DatabaseUrl.Parse("postgresql://app:s3cret@host:6432/shop?sslmode=verify-ca", "env:URL").ToLibpqEnvironment("-c x=1");

        Assert.Equal("s3cret", environment["PGPASSWORD"]);
        Assert.Equal("verify-ca", environment["PGSSLMODE"]);
        Assert.Equal("-c x=1", environment["PGOPTIONS"]);
    }
}
