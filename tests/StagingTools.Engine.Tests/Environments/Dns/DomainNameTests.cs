using StagingTools.Engine.Environments;
using StagingTools.Engine.Environments.Dns;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Environments.Dns;

public sealed class DomainNameTests
{
    private static readonly EnvironmentName Name = EnvironmentName.Parse("shop", "pr-42");

    [Theory]
    [InlineData("Staging.Example.COM.", "staging.example.com")]
    [InlineData("{environment}.example.com", "pr-42.example.com")]
    [InlineData("{environment}.{project}.example.com", "pr-42.shop.example.com")]
    public void A_name_is_written_one_way_with_its_places_filled(string given, string domain) =>
        Assert.Equal(domain, DomainName.Check(given, Name));

    [Theory]
    [InlineData("staging")]
    [InlineData("")]
    [InlineData("-a.example.com")]
    [InlineData("a b.example.com")]
    [InlineData("a..example.com")]
    [InlineData("https://staging.example.com")]
    [InlineData("{region}.example.com")]
    public void What_is_no_name_is_refused(string given)
    {
        StagingException refused = Assert.Throws<StagingException>(() => DomainName.Check(given, Name));

        Assert.Equal(("InvalidDomain", StagingErrorCategory.InvalidArgument, given), (refused.ErrorId, refused.Category, refused.TargetInput));
        Assert.False(DomainName.IsSetting(given));
    }

    [Fact]
    public void A_zone_is_looked_for_from_the_whole_name_up_and_never_at_the_top() =>
        Assert.Equal(["api.staging.example.com", "staging.example.com", "example.com"], DomainName.Suffixes("api.staging.example.com"));

    [Theory]
    [InlineData("shop-staging", "shop-staging")]
    [InlineData("abcdefghijklmnopqrst-abcdefghijk", "abcdefghijklmnopqrst-abcdefghijk")]
    public void A_short_load_balancer_has_the_environment_s_name(string stem, string balancer) =>
        Assert.Equal(balancer, DnsTargetFinder.BalancerName(stem));

    [Fact]
    public void A_long_load_balancer_s_name_is_cut_and_told_apart_by_a_hash()
    {
        string balancer = DnsTargetFinder.BalancerName("abcdefghijklmnopqrst-abc-efghijklmno");

        Assert.StartsWith("abcdefghijklmnopqrst-abc-", balancer, StringComparison.Ordinal);
        Assert.Equal(31, balancer.Length);
        Assert.DoesNotContain("--", balancer, StringComparison.Ordinal);
    }
}
