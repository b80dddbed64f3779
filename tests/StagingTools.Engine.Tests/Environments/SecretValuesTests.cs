using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Tests.Environments;

public sealed class SecretValuesTests
{
    private const string Token = "0123456789012345678901234567890123456789";
    private const string OtherToken = "9876543210987654321098765432109876543210";

    [Fact]
    public void A_new_environment_gets_random_values_in_their_first_version()
    {
        SecretValues values = Decide();

        Assert.Equal(32, values.Variables["db_password"].Length);
        Assert.Equal(48, values.Variables["admin_token"].Length);
        Assert.Equal((1, 1), (values.DatabasePasswordVersion, values.SecretsVersion));
        Assert.Equal(["admin-token", "database-url", "redis-url"], values.Names);
    }

    [Fact]
    public void Generated_values_differ_each_time_and_need_no_quoting()
    {
        string first = SecretGenerator.Next(32);

        Assert.NotEqual(first, SecretGenerator.Next(32));
        Assert.All(first, letter => Assert.True(char.IsAsciiLetterOrDigit(letter)));
    }

    [Fact]
    public void What_is_stored_stays_and_so_do_the_versions()
    {
        SecretValues values = Decide(StateText.Complete(passwordVersion: 3, secretsVersion: 2), stored: Stored());

        Assert.Equal(("stored:pass%1", Token), (values.Variables["db_password"], values.Variables["admin_token"]));
        Assert.Equal((3, 2), (values.DatabasePasswordVersion, values.SecretsVersion));
    }

    [Fact]
    public void A_password_that_is_given_anew_gets_the_next_version()
    {
        SecretValues values = Decide(
            StateText.Complete(passwordVersion: 3), Stored(), ("STAGING_DB_PASSWORD", "another-pass"));

        Assert.Equal("another-pass", values.Variables["db_password"]);
        Assert.Equal((4, 1), (values.DatabasePasswordVersion, values.SecretsVersion));
    }

    [Fact]
    public void The_same_password_given_again_changes_nothing() =>
        Assert.Equal(
            3, Decide(StateText.Complete(passwordVersion: 3), Stored(), ("STAGING_DB_PASSWORD", "stored:pass%1")).DatabasePasswordVersion);

    [Fact]
    public void A_token_that_is_given_anew_gets_the_next_version()
    {
        SecretValues values = Decide(StateText.Complete(secretsVersion: 5), Stored(), ("STAGING_ADMIN_TOKEN", OtherToken));

        Assert.Equal(OtherToken, values.Variables["admin_token"]);
        Assert.Equal((1, 6), (values.DatabasePasswordVersion, values.SecretsVersion));
    }

    [Fact]
    public void A_database_whose_secret_was_never_written_gets_a_new_password()
    {
        SecretValues values = Decide(StateText.Complete(passwordVersion: 1));

        Assert.Equal(2, values.DatabasePasswordVersion);
    }

    [Fact]
    public void The_values_of_a_removed_environment_that_were_restored_are_used_again()
    {
        SecretValues values = Decide(state: null, Stored());

        Assert.Equal("stored:pass%1", values.Variables["db_password"]);
        Assert.Equal((1, 1), (values.DatabasePasswordVersion, values.SecretsVersion));
    }

    [Fact]
    public void A_third_party_secret_is_kept_once_it_was_given()
    {
        string state = StateText.Write(
            [StateText.Resource("module.secrets", "aws_secretsmanager_secret_version", "this", "openai-api-key", new { id = "1" })]);
        var stored = new Dictionary<string, StoredSecret> { ["openai-api-key"] = Secret("openai-api-key", "sk-old") };

        SecretValues given = Decide(null, null, ("META_APP_SECRET", "meta"));
        SecretValues kept = Decide(state, stored);

        Assert.Equal(["meta-app-secret"], given.ThirdPartySecrets);
        Assert.Equal("meta", given.Variables["meta_app_secret"]);
        Assert.Equal(["openai-api-key"], kept.ThirdPartySecrets);
        Assert.Equal("sk-old", kept.Variables["openai_api_key"]);
    }

    [Theory]
    [InlineData("STAGING_DB_PASSWORD", "short")]
    [InlineData("STAGING_DB_PASSWORD", "with a space")]
    [InlineData("STAGING_DB_PASSWORD", "with@at-sign")]
    [InlineData("STAGING_DB_PASSWORD", "with/slash-1")]
    [InlineData("STAGING_DB_PASSWORD", "wíth-an-accent")]
    [InlineData("STAGING_ADMIN_TOKEN", "not thirty-two letters")]
    public void A_value_that_AWS_would_refuse_is_refused_by_the_name_of_its_variable_and_never_shown(string variable, string value)
    {
        StagingException error = Assert.Throws<StagingException>(() => Decide(null, null, (variable, value)));

        Assert.Equal(("InvalidSecret", variable), (error.ErrorId, error.TargetInput));
        Assert.DoesNotContain(value, error.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, StoredSecret> Stored() => new(StringComparer.Ordinal)
    {
        ["admin-token"] = Secret("admin-token", Token),
        ["database-url"] = Secret("database-url", "postgresql://staging:stored%3Apass%251@db.example.com:5432/shop?sslmode=require"),
    };

    private static StoredSecret Secret(string name, string value) => new(name, $"shop/staging/{name}", $"arn:{name}", false, value);

    private static SecretValues Decide(
        string? state = null, IReadOnlyDictionary<string, StoredSecret>? stored = null, params (string Name, string Value)[] variables)
    {
        var context = new StagingContext
        {
            WorkingDirectory = "/",
            TerraformDirectory = "/",
            EnvironmentVariables = variables.ToDictionary(variable => variable.Name, variable => variable.Value),
        };
        StateFile? file = state is null ? null : StateText.Read(state);
        return SecretValues.Decide(context, stored ?? new Dictionary<string, StoredSecret>(), file, SecretGenerator.Next);
    }
}
