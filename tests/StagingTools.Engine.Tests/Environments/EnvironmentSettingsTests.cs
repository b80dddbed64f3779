using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Settings;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Environments;

public sealed class EnvironmentSettingsTests
{
    private static readonly NewEnvironmentRequest Request = StagingSettings.Fill(
        new FakeAws().Context(TimeProvider.System), new NewEnvironmentRequest { Project = "shop" });

    [Fact]
    public void The_defaults_are_those_of_the_specification()
    {
        IReadOnlyDictionary<string, object?> variables = EnvironmentSettings.Check(Request).Variables;

        Assert.Equal("db.t3.micro", variables["db_instance_class"]);
        Assert.Equal("cache.t3.micro", variables["cache_node_type"]);
        Assert.Equal("t3.micro", variables["instance_type"]);
        Assert.Equal(true, variables["auto_destroy_enabled"]);
        Assert.Equal(7, variables["auto_destroy_days"]);
        Assert.Null(variables["allowed_ssh_cidr"]);
    }

    [Fact]
    public void No_setting_is_a_secret() =>
        Assert.DoesNotContain(
            EnvironmentSettings.Check(Request).Variables.Keys,
            name => name.Contains("password", StringComparison.Ordinal) || name.Contains("token", StringComparison.Ordinal));

    [Theory]
    [InlineData(0)]
    [InlineData(91)]
    [InlineData(-7)]
    public void Idle_days_are_1_to_90(int days) =>
        AssertRefused("InvalidAutoDestroyDays", $"{days}", Request with { AutoDestroyDays = days });

    [Theory]
    [InlineData("team")]
    [InlineData("team@example")]
    [InlineData("a b@example.com")]
    [InlineData("")]
    public void An_alert_address_is_an_address(string email) =>
        AssertRefused("InvalidAlertEmail", email, Request with { AlertEmail = email });

    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("203.0.113.7/24")]
    [InlineData("203.0.113.0/33")]
    [InlineData("2001:db8::/32")]
    [InlineData("office")]
    public void A_network_is_an_IPv4_network_without_host_bits(string cidr) =>
        AssertRefused("InvalidAllowedSshCidr", cidr, Request with { AllowedSshCidr = cidr });

    [Theory]
    [InlineData("203.0.113.7/32")]
    [InlineData("10.0.0.0/8")]
    public void A_good_network_is_taken(string cidr) =>
        Assert.Equal(cidr, EnvironmentSettings.Check(Request with { AllowedSshCidr = cidr }).Variables["allowed_ssh_cidr"]);

    [Fact]
    public void Sizes_have_the_forms_of_their_services()
    {
        AssertRefused("InvalidDatabaseInstanceClass", "t3.micro", Request with { DatabaseInstanceClass = "t3.micro" });
        AssertRefused("InvalidCacheNodeType", "db.t3.micro", Request with { CacheNodeType = "db.t3.micro" });
        AssertRefused("InvalidInstanceType", "micro", Request with { InstanceType = "micro" });
        AssertRefused("InvalidInstanceType", "t4g.micro", Request with { InstanceType = "t4g.micro" });
    }

    [Fact]
    public void Versions_are_those_that_the_configuration_knows()
    {
        AssertRefused("InvalidDatabaseVersion", "9.6", Request with { DatabaseVersion = "9.6" });
        AssertRefused("InvalidDatabaseVersion", "15.", Request with { DatabaseVersion = "15." });
        AssertRefused("InvalidCacheVersion", "7", Request with { CacheVersion = "7" });
        EnvironmentSettings settings = EnvironmentSettings.Check(Request with { DatabaseVersion = "15.12", CacheVersion = "7.1" });
        Assert.Equal(("15.12", "7.1"), (settings.DatabaseVersion, settings.CacheVersion));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(86401)]
    public void A_lock_timeout_is_a_day_at_most(int seconds) =>
        AssertRefused("InvalidLockTimeout", $"{seconds}", Request with { LockTimeout = seconds });

    private static void AssertRefused(string errorId, string input, NewEnvironmentRequest request)
    {
        StagingException error = Assert.Throws<StagingException>(() => EnvironmentSettings.Check(request));
        Assert.Equal((errorId, StagingErrorCategory.InvalidArgument, input), (error.ErrorId, error.Category, error.TargetInput));
        Assert.NotNull(error.RecommendedAction);
    }
}
